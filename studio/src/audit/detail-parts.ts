/** The detail of an entry as short pairs of words, for a line of a table. Long ids are cut; what is deep is counted. */
export function detailParts(detail: Readonly<Record<string, unknown>>): { name: string; value: string }[] {
  return Object.entries(detail).flatMap(([name, value]) => {
    const text = textOf(value);
    return text === "" ? [] : [{ name, value: text }];
  });
}

const LONGEST = 24;

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value))
    return value.every((one) => typeof one === "string" || typeof one === "number") && value.length <= 4
      ? value.map(textOf).join(", ")
      : `${value.length} of them`;
  if (typeof value === "object") {
    const parts = Object.entries(value);
    return parts.length <= 4 && parts.every(([, one]) => typeof one !== "object")
      ? parts.map(([name, one]) => `${name} ${textOf(one)}`).join(", ")
      : `${parts.length} of them`;
  }
  const text = String(value);
  if (/^[0-9a-f]{16,}$/.test(text)) return text.slice(0, 10);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
