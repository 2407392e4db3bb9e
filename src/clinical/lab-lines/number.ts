/** A number at a place in a line, and where it ends. */
export interface PrintedNumber {
  value: number;
  end: number;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/**
 * The number at `at`: "5.8", "5,8", "1,204", ".5", "1.2e5", "-2.1". A comma is a thousands mark before exactly three digits
 * when the whole part is 1 to 999, else a decimal comma. Null where none begins.
 */
export function readNumber(line: string, at: number): PrintedNumber | null {
  let end = at;
  if (line[end] === "-" || line[end] === "+" || line[end] === "−") end++;
  const wholeFrom = end;
  while (isDigit(line.charCodeAt(end))) end++;
  const whole = end - wholeFrom;
  let text = line.slice(at, end).replace("−", "-");
  if (whole > 0 && line[end] === "," && isDigit(line.charCodeAt(end + 1))) {
    if (whole <= 3 && line[wholeFrom] !== "0" && digits(line, end + 1) === 3) {
      while (line[end] === "," && digits(line, end + 1) === 3) {
        text += line.slice(end + 1, end + 4);
        end += 4;
      }
      if (line[end] === "." && isDigit(line.charCodeAt(end + 1))) {
        const from = end++;
        while (isDigit(line.charCodeAt(end))) end++;
        text += line.slice(from, end);
      }
    } else {
      const from = end++;
      while (isDigit(line.charCodeAt(end))) end++;
      text += `.${line.slice(from + 1, end)}`;
    }
  } else if (line[end] === "." && isDigit(line.charCodeAt(end + 1))) {
    const from = end++;
    while (isDigit(line.charCodeAt(end))) end++;
    text += line.slice(from, end);
  } else if (whole === 0) return null;
  if ((line[end] === "e" || line[end] === "E") && /^[eE][+-]?\d{1,2}(?![\w])/.test(line.slice(end, end + 5))) {
    const exponent = /^[eE][+-]?\d{1,2}/.exec(line.slice(end, end + 5))?.[0] ?? "";
    text += exponent;
    end += exponent.length;
  }
  const value = Number(text);
  return Number.isFinite(value) ? { value, end } : null;
}

/** Digits from `at` on, at most 4. */
function digits(line: string, at: number): number {
  let count = 0;
  while (count < 4 && isDigit(line.charCodeAt(at + count))) count++;
  return count;
}
