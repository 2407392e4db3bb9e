import type { Random } from "../../domain/random.ts";
import { inventedName, plainLetters } from "./words.ts";

const BUSINESSES =
  "Supply Works Trading Logistics Freight Media Print Textiles Timber Ceramics Roofing Catering Software Analytics Design Motors Rail Marine Studios Bikes Tools Gardens Insurance Energy Water Telecom Audio Optics Furniture Paper Glass Steel Coffee Bakery Travel Events Legal Surveyors Architects Consulting Foods Robotics".split(
    " ",
  );
const FORMS = "Ltd,Co,Inc,Group,GmbH,AG,S.A.,SARL,AB,ApS,Sp. z o.o.,Lda,LLC,B.V.,& Sons,Partners,Oy,s.r.o.".split(",");
const KNOWN =
  "Atlas,Brightline,Cedar,Dover,Eastgate,Fulton,Granite,Hillside,Ironbridge,Juniper,Kestrel,Lomond,Meridian,Northway,Oakfield,Pennant,Quarry,Redwood,Saltmarsh,Tideway,Umber,Vantage,Westbrook,Yarrow,Zephyr".split(
    ",",
  );

/** A firm, e.g. "Kestrel Timber AB" or "Vroudák & Sons". At most about 26 characters. */
export function companyName(random: Random): string {
  const name = random.chance(0.55) ? inventedName(random) : random.pick(KNOWN);
  const kind = random.next();
  if (kind < 0.35) return `${name} ${random.pick(BUSINESSES)}`;
  if (kind < 0.65) return `${name} ${random.pick(FORMS)}`;
  if (kind < 0.8) return `${name} & ${inventedName(random)}`;
  return `${name} ${random.pick(BUSINESSES)} ${random.pick(["Ltd", "Co", "AG", "AB", "Inc", "SA"])}`;
}

const LEVELS = "Senior,Junior,Deputy,Chief,Head,Assistant,Regional,Lead,Group,Acting".split(",");
const JOBS =
  "Architect,Surveyor,Buyer,Editor,Accountant,Auditor,Engineer,Designer,Translator,Planner,Foreman,Broker,Notary,Chef,Librarian,Analyst,Developer,Electrician,Sales Manager,Project Manager,Account Executive,Site Manager,Product Owner,Founder,Managing Director,Controller,Photographer,Curator,Coach,Recruiter,Data Engineer,Office Manager,Key Account Manager,Fleet Manager".split(
    ",",
  );

export const jobTitle = (random: Random): string =>
  random.chance(0.35) ? `${random.pick(LEVELS)} ${random.pick(JOBS)}` : random.pick(JOBS);

const DEPARTMENTS =
  "Sales,Purchasing,Accounts,Customer Care,Legal,Marketing,Logistics,Research,Human Resources,Export,Quality,Facilities,Press Office,Warehouse,Archive,IT Support".split(
    ",",
  );

export const departmentName = (random: Random): string => random.pick(DEPARTMENTS);

const ENDINGS = "com net org co io example eu de fr pl se info co.uk com.br".split(" ");

/** A company's domain on the web. At most about 18 characters. */
export function webDomain(company: string, random: Random): string {
  const words = company
    .split(" ")
    .map(plainLetters)
    .filter((word) => word !== "");
  const [first = "home", second = ""] = words;
  const name =
    random.chance(0.3) && second.length > 2 && first.length + second.length < 14 ? `${first}-${second}` : first;
  return `${name}.${random.pick(ENDINGS)}`;
}

/** A mailbox of a person, in one of the ways that firms make them. */
export function mailAddress(person: { given: string; family: string }, domain: string, random: Random): string {
  const [given, family] = [plainLetters(person.given), plainLetters(person.family)];
  const box = random.pick([
    `${given}.${family}`,
    `${given.charAt(0)}.${family}`,
    `${given.charAt(0)}${family}`,
    given,
    family,
    `${given}_${family.charAt(0)}`,
    `${given}${random.integer(1, 99)}`,
  ]);
  return `${box}@${domain}`;
}
