import type { Scan } from "../scan.ts";
import { isMark, lowerAt, TokenType } from "../tokens.ts";

/** Words before a place where somebody or something is, and what each adds to the evidence. */
const LEAD_WORDS: ReadonlyMap<string, number> = new Map([
  ["address", 2],
  ["addresses", 2],
  ["adresse", 2],
  ["located", 1.6],
  ["lives", 1.6],
  ["live", 1.6],
  ["living", 1.6],
  ["lived", 1.6],
  ["resides", 1.8],
  ["residing", 1.8],
  ["residence", 1.5],
  ["taxi", 1.2],
  ["meet", 1.6],
  ["arrived", 1],
  ["return", 0.8],
  ["send", 1],
  ["sent", 1],
  ["office", 0.8],
  ["offices", 0.8],
  ["restaurant", 1.6],
  ["station", 1.6],
  ["home", 0.8],
  ["corner", 2],
  ["mail", 0.8],
  ["where", 0.8],
  ["following", 0.6],
  ["moved", 1],
  ["drops", 1.2],
  ["wohnhaft", 1.8],
  ["anschrift", 2],
  ["domicilio", 2],
  ["adres", 2],
]);

const PREPOSITIONS = new Set("at to on in is are from it".split(" "));

export function leadEvidence(scan: Scan, from: number): number {
  const { tokens } = scan;
  let evidence = 0;
  let lines = 0;
  for (let at = from - 1, words = 0; at >= 0 && at >= from - 12 && words < 6; at--) {
    if (tokens.type[at] === TokenType.newline) {
      if (++lines > 2) break;
      continue;
    }
    const word = lowerAt(tokens, at);
    if (word === "") {
      if (isMark(tokens, at, 46)) break;
      continue;
    }
    words++;
    evidence = Math.max(evidence, LEAD_WORDS.get(word) ?? 0);
    if (words === 1 && PREPOSITIONS.has(word)) evidence = Math.max(evidence, 0.4);
  }
  return evidence;
}
