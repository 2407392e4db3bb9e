import { expect, it } from "vitest";
import { isDea, isIban, isLuhn, isNhsNumber, isNpi, isVin } from "./checksums.ts";

it.each([
  ["Luhn", isLuhn, "4111111111111111", "4111111111111112"],
  ["NPI", isNpi, "1234567893", "1234567890"],
  ["DEA", isDea, "BB1388568", "BB1388567"],
  ["NHS", isNhsNumber, "9434765919", "9434765918"],
  ["IBAN", isIban, "DE89 3704 0044 0532 0130 00", "DE88 3704 0044 0532 0130 00"],
  ["VIN", isVin, "1M8GDM9AXKP042788", "1M8GDM9A1KP042788"],
])("%s tells the published example from a wrong digit", (_, check, right, wrong) => {
  expect(check(right)).toBe(true);
  expect(check(wrong)).toBe(false);
  expect(check("")).toBe(false);
});
