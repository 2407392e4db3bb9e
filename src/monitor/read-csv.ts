/** One record of a CSV file with the line on which it begins, from 1. */
export interface CsvRecord {
  line: number;
  fields: string[];
}

/**
 * Records of a CSV text as in RFC 4180: fields in quotes may hold commas, line ends and doubled quotes. A byte order mark and
 * empty lines are passed over. A quote that is never closed takes the rest of the text into its field.
 */
export function readCsv(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let field = "";
  let [quoted, line, begun] = [false, 1, 1];
  const endField = (): void => {
    fields.push(field);
    field = "";
  };
  const endRecord = (): void => {
    endField();
    if (fields.length > 1 || fields[0]?.trim() !== "") records.push({ line: begun, fields });
    fields = [];
    begun = line;
  };
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at] as string;
    if (character === "\n") line++;
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[at + 1] === '"') {
        field += '"';
        at++;
      } else quoted = false;
    } else if (character === '"' && field === "") quoted = true;
    else if (character === ",") endField();
    else if (character === "\n" || character === "\r") {
      if (character === "\r" && text[at + 1] === "\n") {
        at++;
        line++;
      }
      endRecord();
    } else field += character;
  }
  if (field !== "" || fields.length > 0) endRecord();
  return records;
}
