/** One validation of the UCUM functional tests. */
export interface UcumCase {
  unit: string;
  valid: boolean;
}

/** The cases that say whether a unit is valid, from the tests' XML: a scan for attributes. The file comments one of its 530 out (the empty unit); it counts here too. */
export function validationCases(xml: string): UcumCase[] {
  const cases: UcumCase[] = [];
  for (const [, attributes] of xml.matchAll(/<case\s([^>]*)>/g)) {
    const unit = / unit="([^"]*)"/.exec(` ${attributes}`)?.[1];
    const valid = / valid="([^"]*)"/.exec(` ${attributes}`)?.[1];
    if (unit !== undefined && valid !== undefined) cases.push({ unit: decode(unit), valid: valid === "true" });
  }
  return cases;
}

function decode(text: string): string {
  return text.replace(
    /&(lt|gt|quot|apos|amp);/g,
    (_, name: string) => ({ lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" })[name] ?? "",
  );
}
