/** The digits of a text. */
export function digitsOf(text: string): string {
  return text.replace(/\D/gu, "");
}

/** Luhn check over all digits, the last being the check digit (ISO/IEC 7812-1). */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = digits.length - 1, second = false; index >= 0; index--, second = !second) {
    const digit = digits.charCodeAt(index) - 48;
    sum += second ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return digits.length > 1 && sum % 10 === 0;
}

/** US National Provider Identifier: Luhn with the prefix 80840 (45 CFR 162.406; CMS check digit specification). */
export function isNpi(digits: string): boolean {
  return /^[12]\d{9}$/u.test(digits) && isLuhn(`80840${digits}`);
}

/** US DEA number: two letters, seven digits; (1st+3rd+5th) + 2 (2nd+4th+6th) ends in the 7th. */
export function isDea(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z9]\d{7}$/u.test(text)) return false;
  const d = [...text.slice(2)].map(Number) as [number, number, number, number, number, number, number];
  return (d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10 === d[6];
}

/** NHS number of England and Wales: weights 10 to 2, modulus 11 (NHS Data Dictionary). */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/u.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < 9; index++) sum += (10 - index) * Number(digits[index]);
  const check = 11 - (sum % 11);
  return check !== 10 && check % 11 === Number(digits[9]);
}

/** International bank account number: modulus 97 over the rearranged text (ISO 13616). Blanks are ignored. */
export function isIban(text: string): boolean {
  const compact = text.replace(/\s/gu, "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/u.test(compact)) return false;
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const VIN_VALUES: Readonly<Record<string, number>> = {
  A: 1,
  B: 2,
  C: 3,
  D: 4,
  E: 5,
  F: 6,
  G: 7,
  H: 8,
  J: 1,
  K: 2,
  L: 3,
  M: 4,
  N: 5,
  P: 7,
  R: 9,
  S: 2,
  T: 3,
  U: 4,
  V: 5,
  W: 6,
  X: 7,
  Y: 8,
  Z: 9,
};
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** Vehicle identification number with the North American check digit at position 9 (49 CFR 565.15). */
export function isVin(text: string): boolean {
  const vin = text.toUpperCase();
  if (!/^[A-HJ-NPR-Z0-9]{17}$/u.test(vin)) return false;
  let sum = 0;
  for (let index = 0; index < 17; index++) {
    const character = vin[index] as string;
    sum += (VIN_VALUES[character] ?? Number(character)) * (VIN_WEIGHTS[index] as number);
  }
  return vin[8] === (sum % 11 === 10 ? "X" : String(sum % 11));
}
