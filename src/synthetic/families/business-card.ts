import { drawColumns, drawEntries, drawLines, entryLook, nothingPrinted, type Part, RULES } from "../blocks.ts";
import { type Address, address } from "../content/addresses.ts";
import { phoneNumber } from "../content/codes.ts";
import { companyName, departmentName, jobTitle, mailAddress, webDomain } from "../content/companies.ts";
import { personNames } from "../content/people.ts";
import { defineFamily, field } from "../family.ts";

interface CardContent {
  name: string;
  title: string;
  company: string;
  department: string;
  phone: string;
  mobile: string;
  email: string;
  web: string;
  place: Address;
}

const FIELDS = [
  field("person", "decision", "text"),
  field("title", "supporting", "text"),
  field("company", "supporting", "text"),
  field("department", "supporting", "text"),
  { ...field("phone", "decision", "exact"), type: "code" as const },
  { ...field("mobile", "supporting", "exact"), type: "code" as const },
  { ...field("email", "decision", "exact"), type: "code" as const },
  { ...field("web", "supporting", "exact"), type: "code" as const },
  field("address", "supporting", "text"),
];

const LABELS = {
  phone: ["Tel", "Phone", "T", "Office", "P", "Direct"],
  mobile: ["Mobile", "M", "Cell", "Mob", "GSM"],
  email: ["Email", "E", "E-mail", "Mail", "@", "", ""],
  web: ["Web", "W", "www", "Site", "", "", ""],
  address: ["", "", "Address", "A", "Visit"],
};

/** Business cards: a person, what they do and where, and the ways to reach them. */
export const businessCard = defineFamily<CardContent>({
  name: "business-card",
  domain: "general",
  fonts: ["sans", "serif", "mono", "hand"],
  fields: FIELDS,
  facilities: Array.from({ length: 48 }, (_, index) => `card-${index}`),
  content: (_facts, random) => {
    const person = personNames(random);
    const company = companyName(random);
    const domain = webDomain(company, random);
    return {
      name: `${person.given} ${random.chance(0.2) ? `${random.pick([..."ABDEGHJKLMRST"])}. ` : ""}${person.family}`,
      title: jobTitle(random),
      company,
      department: departmentName(random),
      phone: phoneNumber(random),
      mobile: phoneNumber(random),
      email: mailAddress(person, domain, random),
      web: `${random.pick(["www.", "www.", "", "https://"])}${domain}`,
      place: address(random),
    };
  },
  draw(sheet, content, _facts, layout) {
    const printed = nothingPrinted(FIELDS);
    const label = Object.fromEntries(
      Object.entries(LABELS).map(([path, words]) => [path, layout.pick(words)]),
    ) as Record<keyof typeof LABELS, string>;
    const look = entryLook(layout);
    const align = layout.pick(["left", "left", "centre", "right"] as const);
    const companyFirst = layout.chance(0.5);
    const titleAfterComma = layout.chance(0.15);
    const upper = layout.chance(0.2);
    const withDepartment = layout.chance(0.4);
    const scale = layout.pick([1, 1.15, 1.3]);
    const rule = layout.pick(RULES);
    const mark = layout.chance(0.35);
    const ways = layout.shuffle(["phone", "mobile", "email", "web", "address"] as const);
    const shown = ways.slice(0, layout.integer(2, 5));
    const contact = layout.pick(["entries", "entries", "lines", "columns"] as const);
    const street = layout.chance(0.5) ? "street, postcode city" : "street, city postcode";
    const drop = layout.between(0, 0.35);

    if (mark && align === "left") sheet.mark(layout);
    // A card on a larger sheet stands anywhere in its upper half.
    sheet.next(Math.floor(Math.max(0, sheet.rowsLeft - 9) * drop));
    const capitals = (text: string): string => (upper ? text.toUpperCase() : text);
    const company: Part[] = [{ text: capitals(content.company), path: "company" }];
    const name: Part[] = titleAfterComma
      ? [
          { text: `${content.name},`, value: content.name, path: "person" },
          { text: content.title, path: "title" },
        ]
      : [{ text: content.name, path: "person" }];
    const title: Part[][] = titleAfterComma ? [] : [[{ text: content.title, path: "title" }]];
    const department: Part[][] = withDepartment ? [[{ text: content.department, path: "department" }]] : [];
    const wide = mark ? 0.88 : 1;
    const firm = { align, bold: upper, width: wide };
    if (companyFirst) drawLines(sheet, [company], printed, firm);
    drawLines(sheet, [name], printed, { align, scale, bold: true, width: wide });
    drawLines(sheet, [...title, ...department], printed, { align, width: wide, rule: companyFirst ? rule : "none" });
    if (!companyFirst) drawLines(sheet, [company], printed, { ...firm, rule });

    const { postcode, city } = content.place;
    const values = {
      ...content,
      address: `${content.place.street}, ${street === "street, postcode city" ? `${postcode} ${city}` : `${city} ${postcode}`}`,
    };
    const entries = shown
      .map((path) => ({ label: label[path], value: values[path], path }))
      // A long address would be cut on the way down, so it has a row or two of its own at the end.
      .sort((a, b) => Number(a.path === "address") - Number(b.path === "address"));
    if (contact === "entries") drawEntries(sheet, entries, look, printed);
    else {
      const lines = entries.map(({ label: word, value, path }): Part[] =>
        word === "" ? [{ text: value, path }] : [{ text: word }, { text: value, path }],
      );
      if (contact === "lines" || sheet.style.width < 400) drawLines(sheet, lines, printed, { align });
      else {
        const half = Math.ceil(lines.length / 2);
        drawColumns(sheet, lines.slice(0, half), lines.slice(half), printed);
      }
    }
    return printed;
  },
});
