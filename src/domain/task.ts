import type { DatasetDocument } from "./dataset.ts";
import type { FieldDefinition, FieldValues } from "./field.ts";
import { definitionPath } from "./field.ts";
import { fieldAnswer, fieldPrompt, TRANSCRIPTION_PROMPT } from "./prompt.ts";
import { type Specialty, specialtyPrompt } from "./specialty.ts";

/** What is asked about a document, and what the right answer is. The same question goes to every candidate. */
export type Task =
  | { kind: "fields"; prompt: string; answer: string; fields: FieldDefinition[]; expected: FieldValues }
  | { kind: "text"; prompt: string; answer: string; expected: string }
  | { kind: "class"; prompt: string; answer: string; expected: string; classes: string[] };

/** Picks each document's task: its family's fields, else its class, else its transcription. */
export interface TaskBook {
  /** Null when nothing is known that could be asked. */
  taskOf(document: DatasetDocument): Task | null;
  /** Whether the document is what the specialty is about, rather than practice for not forgetting. */
  isSpecialty(document: DatasetDocument): boolean;
}

/**
 * The tasks of a dataset. Families of the specialty are asked for its fields. Other families take theirs from the config,
 * else from their labels: every path that occurs, as supporting text.
 */
export function taskBook(specialty: Specialty, documents: readonly DatasetDocument[]): TaskBook {
  const families = new Set(specialty.families);
  const learned = new Map<string, Set<string>>();
  const classes = new Map<string, Set<string>>();
  for (const document of documents) {
    const family = document.family ?? "";
    for (const path of Object.keys(document.fields ?? {})) {
      if (!learned.has(family)) learned.set(family, new Set());
      learned.get(family)?.add(definitionPath(path));
    }
    if (document.class !== undefined) {
      if (!classes.has(family)) classes.set(family, new Set());
      classes.get(family)?.add(document.class);
    }
  }
  const definitionsOf = (family: string): FieldDefinition[] => {
    if (families.has(family)) return specialty.fields;
    const configured = specialty.general[family]?.fields;
    if (configured) return configured;
    return [...(learned.get(family) ?? [])]
      .sort()
      .map((path) => ({ path, type: "text", criticality: "supporting", normaliser: "text", evidence: "optional" }));
  };
  return {
    isSpecialty: (document) => families.has(document.family ?? ""),
    taskOf(document) {
      const family = document.family ?? "";
      if (document.fields && Object.keys(document.fields).length > 0) {
        const fields = definitionsOf(family);
        const wanted = new Set(fields.map((field) => field.path));
        const expected: FieldValues = {};
        for (const [path, field] of Object.entries(document.fields))
          if (wanted.has(definitionPath(path))) expected[path] = field;
        const prompt = families.has(family)
          ? specialtyPrompt(specialty)
          : fieldPrompt(fields.map((field) => field.path));
        // Labels of other fields alone, as after a field got another name, say nothing about these.
        if (Object.keys(expected).length > 0)
          return { kind: "fields", prompt, answer: fieldAnswer(document.fields, fields), fields, expected };
      }
      if (document.class !== undefined) {
        const known = [...(classes.get(family) ?? [])].sort();
        return {
          kind: "class",
          prompt: `CLASS: ${known.join(", ")}`,
          answer: document.class,
          expected: document.class,
          classes: known,
        };
      }
      if (document.text)
        return { kind: "text", prompt: TRANSCRIPTION_PROMPT, answer: document.text, expected: document.text };
      return null;
    },
  };
}
