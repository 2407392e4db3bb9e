/** A list of 32-bit integers in one typed array that doubles when full: 4 bytes a value and nothing for the collector. */
export class GrowableInt32 {
  values: Int32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.values = new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length) this.reserve(1);
    this.values[this.length++] = value;
  }

  /** Makes room for `more` values behind the present ones. */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.values.length) return;
    const wider = new Int32Array(Math.max(needed, this.values.length * 2));
    wider.set(this.values.subarray(0, this.length));
    this.values = wider;
  }
}
