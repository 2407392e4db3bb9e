import { InvalidArgumentError } from "commander";

/** A decimal number as a person writes one; no blanks, no hexadecimal digits, no comma. */
const DECIMAL = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;

interface Range {
  from: number;
  to?: number;
}

const told = ({ from, to }: Range): string => (to === undefined ? `from ${from}` : `from ${from} to ${to}`);
const within = (value: number, { from, to = Number.MAX_VALUE }: Range): boolean => value >= from && value <= to;

/** Parser of an option: a number in a range, ends included. What is none is wrong use, never NaN. */
export function number(range: Range): (text: string) => number {
  return (text) => {
    const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
    if (!within(value, range)) throw new InvalidArgumentError(`Give a number ${told(range)}.`);
    return value;
  };
}

/** Parser of an option: a whole number, from 1 when nothing is said. */
export function wholeNumber(range: Range = { from: 1 }): (text: string) => number {
  return (text) => {
    const value = /^[-+]?\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!Number.isSafeInteger(value) || !within(value, range))
      throw new InvalidArgumentError(`Give a whole number ${told(range)}.`);
    return value;
  };
}

/** Parser of an option: a share, 0 to 1. */
export const share: (text: string) => number = number({ from: 0, to: 1 });

/** Parser of an option: shares with commas between, such as 0.25,0.5,1. */
export const shares = (text: string): number[] => text.split(",").map((part) => share(part.trim()));

/** Parser of an option: an amount of money, such as 5 or 0.50; a comma is no decimal point here. */
export const money: (text: string) => number = number({ from: 0 });
