/** Disjoint sets of strings (union-find with path halving). */
export class Groups {
  private readonly parent = new Map<string, string>();

  find(item: string): string {
    let current = item;
    for (;;) {
      const parent = this.parent.get(current);
      if (parent === undefined || parent === current) return current;
      const grandparent = this.parent.get(parent) ?? parent;
      this.parent.set(current, grandparent);
      current = grandparent;
    }
  }

  join(a: string, b: string): void {
    const [first, second] = [this.find(a), this.find(b)].sort() as [string, string];
    if (first !== second) this.parent.set(second, first);
  }
}
