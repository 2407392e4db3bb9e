import type { Random } from "../../domain/random.ts";

/** How one issuer writes amounts. */
export interface MoneyStyle {
  decimal: "." | ",";
  thousands: "" | "," | "." | " " | "'";
}

const STYLES: MoneyStyle[] = [
  { decimal: ".", thousands: "" },
  { decimal: ".", thousands: "," },
  { decimal: ",", thousands: "" },
  { decimal: ",", thousands: "." },
  { decimal: ",", thousands: " " },
  { decimal: ".", thousands: "'" },
];

export const moneyStyle = (random: Random): MoneyStyle => random.pick(STYLES);

/** An amount with two decimals: 123450 -> "1,234.50". */
export function amountText(cents: number, { decimal, thousands }: MoneyStyle): string {
  const digits = String(Math.floor(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+$)/g, thousands);
  return `${cents < 0 ? "-" : ""}${digits}${decimal}${String(Math.abs(cents) % 100).padStart(2, "0")}`;
}

/** A currency's sign or code, written before or after the amount. */
export function withCurrency(amount: string, random: Random): string {
  const kind = random.next();
  if (kind < 0.3) return `${random.pick(["$", "£", "€"])}${amount}`;
  if (kind < 0.65) return `${random.pick(["EUR", "USD", "GBP", "CHF", "SEK", "PLN"])} ${amount}`;
  return `${amount} ${random.pick(["EUR", "€", "USD", "CHF", "NOK", "CZK"])}`;
}
