import type { LabLine, LabValue, ReferenceRange } from "./lab-line.ts";

/** One result in one line: "Glucose | 5.8 | mmol/L | 3.9..5.6 | H | H ok". */
export function notation(line: LabLine): string {
  const unit = line.unit === null ? "" : (line.unit.ucum ?? `?${line.unit.printed}`);
  const verdict = line.computedFlag ?? "";
  const agrees = line.agrees === null ? "" : line.agrees ? " ok" : " bad";
  return [
    line.analyte,
    value(line.value),
    unit,
    line.range ? range(line.range) : "",
    line.flag ?? "",
    verdict + agrees,
  ].join(" | ");
}

function value(value: LabValue): string {
  switch (value.kind) {
    case "number":
      return `${value.number}`;
    case "inequality":
      return `${value.comparator}${value.number}`;
    case "range":
      return `${value.low}..${value.high}`;
    case "titre":
      return `${value.comparator ?? ""}1:${value.denominator}`;
    case "qualitative":
      return `"${value.text}"`;
  }
}

function range({ kind, low, high, strict, text }: ReferenceRange): string {
  if (kind === "qualitative") return `"${text}"`;
  if (kind === "text") return `text ${text}`;
  if (kind === "interval") return `${low}..${high}`;
  const sign = `${low === undefined ? "<" : ">"}${strict ? "" : "="}`;
  return `${sign}${kind === "titre" ? "1:" : ""}${low ?? high}`;
}
