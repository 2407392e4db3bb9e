/**
 * The first key of a JSON text that a parser would lose without a word: one that stands twice in its object, or
 * `__proto__`. The text must be valid JSON. Undefined when all keys are sound.
 */
export function findLostKey(json: string): string | undefined {
  /** One entry an open bracket: the keys of an object so far, or null for a list. */
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === "{") open.push(new Set());
    else if (character === "[") open.push(null);
    else if (character === "}" || character === "]") open.pop();
    else if (character === '"') {
      const start = at;
      for (at++; json[at] !== '"'; at++) if (json[at] === "\\") at++;
      const keys = open.at(-1);
      if (!keys || !isFollowedByColon(json, at + 1)) continue;
      const key: string = JSON.parse(json.slice(start, at + 1));
      if (keys.has(key) || key === "__proto__") return key;
      keys.add(key);
    }
  }
  return undefined;
}

function isFollowedByColon(json: string, from: number): boolean {
  let at = from;
  while (json[at] === " " || json[at] === "\t" || json[at] === "\n" || json[at] === "\r") at++;
  return json[at] === ":";
}
