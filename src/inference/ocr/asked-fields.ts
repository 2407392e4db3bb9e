/** What a question asks for: a value, an object of fields, or a list whose rows have `fields` (none: plain values). */
export interface AskedField {
  name: string;
  kind: "value" | "object" | "list";
  fields: AskedField[];
}

/**
 * Reads the fields out of a question as `fieldPrompt` makes it: `JSON: patient, results[test, value]`. Words before and
 * lines after are passed over, so a question that a specialty words itself is read where it ends in that form.
 *
 * @returns null when the text asks for no fields in that form.
 */
export function askedFields(prompt: string): AskedField[] | null {
  const start = prompt.lastIndexOf("JSON:");
  if (start < 0) return null;
  const text = (prompt.slice(start + "JSON:".length).split("\n", 1)[0] as string).trim();
  const reader = { text, at: 0 };
  const fields = readGroup(reader);
  return fields !== null && fields.length > 0 && reader.at === text.length ? fields : null;
}

interface Reader {
  text: string;
  at: number;
}

const CLOSING = { "[": "]", "{": "}" } as const;

/** Names parted by commas, each with its own fields behind it; null where that form is broken. */
function readGroup(reader: Reader): AskedField[] | null {
  const fields: AskedField[] = [];
  for (;;) {
    const name = /^\s*([A-Za-z_][\w-]*)\s*/.exec(reader.text.slice(reader.at));
    if (!name) return null;
    reader.at += name[0].length;
    const open = reader.text[reader.at];
    const field: AskedField = { name: name[1] as string, kind: "value", fields: [] };
    if (open === "[" || open === "{") {
      field.kind = open === "[" ? "list" : "object";
      reader.at++;
      if (open === "{" || reader.text[reader.at] !== "]") {
        const inner = readGroup(reader);
        if (inner === null) return null;
        field.fields = inner;
      }
      if (reader.text[reader.at++] !== CLOSING[open]) return null;
    }
    fields.push(field);
    const comma = /^\s*,/.exec(reader.text.slice(reader.at));
    if (!comma) return fields;
    reader.at += comma[0].length;
  }
}
