/** Longest answer that is read, characters. */
const MOST_CHARACTERS = 1_000_000;

/**
 * The JSON object that an answer is, or holds within a fence or a sentence; null when there is none. Teachers wrap their
 * answers in many ways, and what was paid for is not thrown away for a fence.
 */
export function jsonObject(text: string): Record<string, unknown> | null {
  if (text.length > MOST_CHARACTERS) return null;
  const start = text.indexOf("{");
  const end = text.lastIndexOf("}");
  if (start < 0 || end < start) return null;
  try {
    const value: unknown = JSON.parse(text.slice(start, end + 1));
    return value !== null && typeof value === "object" && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
