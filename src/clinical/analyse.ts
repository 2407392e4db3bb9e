import { type AbbreviationMatch, findAbbreviations } from "./abbreviations/index.ts";
import { assertions, type Mention, type MentionInput } from "./assertion/index.ts";
import { findLabLines, type LabLine } from "./lab-lines/index.ts";
import { type FoundPhi, findPhiAndQuasi, type PhiKind, type QuasiKind } from "./phi/index.ts";
import { findSigs, type Sig } from "./sigs/index.ts";
import { findTimes, type TimeExpression } from "./time/index.ts";

/** What can be read from a note. */
export const ANALYSES = ["mentions", "abbreviations", "times", "sigs", "labLines", "phi"] as const;
export type Analysis = (typeof ANALYSES)[number];

export interface AnalyseOptions {
  /** What to judge: words (each place where they stand) or places. Found by lexicon when left out. */
  mentions?: readonly MentionInput[];
  /** All when left out. */
  only?: readonly Analysis[];
  /** ISO 8601 day that relative times start from. */
  noteDate?: string;
}

export interface NoteReading {
  mentions?: Mention[];
  abbreviations?: Pick<AbbreviationMatch, "text" | "start" | "end" | "senses" | "chosen" | "confidence">[];
  times?: TimeExpression[];
  sigs?: Sig[];
  labLines?: LabLine[];
  /** Identifiers, and what narrows down who somebody is although Safe Harbor lets it stand: kinds of their own. */
  phi?: FoundPhi<PhiKind | QuasiKind>[];
}

/** Reads a clinical note. Offsets are UTF-16 offsets into `text`. Never throws, whatever the text. */
export function analyse(text: string, options: AnalyseOptions = {}): NoteReading {
  const wanted = new Set<Analysis>(options.only ?? ANALYSES);
  const dated = options.noteDate === undefined ? {} : { noteDate: options.noteDate };
  return {
    ...(wanted.has("mentions") ? { mentions: assertions(text, options.mentions) } : {}),
    ...(wanted.has("abbreviations")
      ? {
          abbreviations: findAbbreviations(text).map(({ text, start, end, senses, chosen, confidence }) => ({
            text,
            start,
            end,
            senses,
            chosen,
            confidence,
          })),
        }
      : {}),
    ...(wanted.has("times") ? { times: findTimes(text, dated) } : {}),
    ...(wanted.has("sigs") ? { sigs: findSigs(text) } : {}),
    ...(wanted.has("labLines") ? { labLines: findLabLines(text) } : {}),
    ...(wanted.has("phi") ? { phi: findPhiAndQuasi(text, dated) } : {}),
  };
}
