import { type Random, seededRandom } from "../../domain/random.ts";
import { isLuhn, isVin } from "./checksums.ts";
import type { PhiKind } from "./kind.ts";

/** A made-up note with the places where identifiers were planted. */
export interface PlantedNote {
  text: string;
  planted: { start: number; end: number; kind: PhiKind }[];
}

// Some of the names are in the lexicons of the search and some are in none of them.
const GIVEN = [
  "Anna",
  "Thaddeus",
  "Oluwaseun",
  "Mei-Ling",
  "Siobhan",
  "Jarek",
  "Priyanka",
  "Delphine",
  "Marcus",
  "Yevgenia",
  "Tobias",
  "Ngozi",
  "Ximena",
  "Harriet",
  "Kwabena",
  "Lorelai",
  "Bartholomew",
  "Ines",
  "Guthrie",
  "Saoirse",
];
const FAMILY = [
  "Keller",
  "Okonjo",
  "Brzezinski",
  "Lindqvist",
  "Papadakis",
  "O'Rourke",
  "Ferreira",
  "Tran",
  "Van der Berg",
  "Abernathy",
  "Castellanos",
  "Nakagawa",
  "McAllister",
  "Dvorak",
  "Osei-Bonsu",
  "Whitcombe",
  "Rasmussen",
  "Al-Farsi",
  "Jones",
  "Smith",
  "Ravenscroft",
  "Haddad",
];
const STREETS = [
  "Maple Street",
  "W. Huron Ave",
  "Elm Grove Road",
  "Sycamore Lane",
  "Birch Hill Drive",
  "N Clark St",
  "Old Mill Blvd",
  "Cedar Court",
  "Quarry Terrace",
  "Harbor View Parkway",
];
const TOWNS = [
  "Springfield",
  "Ann Arbor",
  "Duluth",
  "Yakima",
  "Chattanooga",
  "Tewksbury",
  "Milwaukee",
  "Poughkeepsie",
  "Boise",
  "Hartford",
];
const STATES = ["IL", "MI", "MN", "WA", "TN", "MA", "WI", "NY", "ID", "CT"];
const HOSPITALS = [
  "Mercy General Hospital",
  "St. Vincent Medical Center",
  "Lakeview Clinic",
  "Brackenridge Hospital",
  "Charité University Hospital",
  "Northfield Regional Hospital",
  "Ashgrove Hospice",
];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, (_, index) => random.integer(index === 0 ? 1 : 0, 9)).join("");
const letters = (random: Random, count: number, from = "ABCDEFGHJKLMNPRSTUVWXYZ"): string =>
  Array.from({ length: count }, () => random.pick([...from])).join("");
const two = (value: number): string => String(value).padStart(2, "0");

/** Draws until a checksum holds. */
function drawn(draw: () => string, holds: (text: string) => boolean): string {
  let text = draw();
  for (let attempt = 0; attempt < 500 && !holds(text); attempt++) text = draw();
  return text;
}

function dea(random: Random): string {
  const body = digits(random, 6);
  const d = [...body].map(Number) as [number, number, number, number, number, number];
  return `${letters(random, 2, "ABFM")}${body}${(d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10}`;
}

function nhs(random: Random): string {
  return drawn(
    () => digits(random, 10),
    (text) => {
      const sum = [...text.slice(0, 9)].reduce((total, digit, index) => total + (10 - index) * Number(digit), 0);
      return (11 - (sum % 11)) % 11 === Number(text[9]) && 11 - (sum % 11) !== 10;
    },
  ).replace(/^(...)(...)/u, "$1 $2 ");
}

type Draw = (random: Random) => string;

/** What may be planted: a field's name, its kind, and how its value is drawn. */
const FIELDS: Readonly<Record<string, readonly [PhiKind, Draw]>> = {
  name: ["name", (random) => `${random.pick(GIVEN)} ${random.pick(FAMILY)}`],
  nameMiddle: ["name", (random) => `${random.pick(GIVEN)} ${letters(random, 1)}. ${random.pick(FAMILY)}`],
  given: ["name", (random) => random.pick(GIVEN)],
  family: ["name", (random) => random.pick(FAMILY)],
  initialled: ["name", (random) => `${letters(random, 1)}. ${random.pick(FAMILY)}`],
  lastFirst: ["name", (random) => `${random.pick(FAMILY)}, ${random.pick(GIVEN)}`],
  upperLastFirst: [
    "name",
    (random) => `${random.pick(FAMILY)}, ${random.pick(GIVEN)} ${letters(random, 1)}`.toUpperCase(),
  ],
  street: ["location", (random) => `${random.integer(2, 9899)} ${random.pick(STREETS)}`],
  town: ["location", (random) => random.pick(TOWNS)],
  state: ["location", (random) => random.pick(STATES)],
  zip: ["postcode", (random) => `${digits(random, 5)}${random.chance(0.3) ? `-${digits(random, 4)}` : ""}`],
  ukPostcode: [
    "postcode",
    (random) =>
      `${random.pick(["SW", "LS", "EH", "CF"])}${random.integer(1, 19)} ${random.integer(1, 9)}${letters(random, 2, "ABDEFGHJLNPQRSTUWXYZ")}`,
  ],
  canadianPostcode: [
    "postcode",
    (random) =>
      `${random.pick(["M", "V", "H"])}${random.integer(1, 9)}${letters(random, 1, "ABCEGHJK")} ${random.integer(1, 9)}${letters(random, 1, "ABCEGHJK")}${random.integer(1, 9)}`,
  ],
  hospital: ["organisation", (random) => random.pick(HOSPITALS)],
  date: [
    "date",
    (random) => {
      const [month, day, year] = [random.integer(1, 12), random.integer(1, 28), random.integer(1998, 2024)];
      return random.pick([
        `${two(month)}/${two(day)}/${year}`,
        `${month}/${day}/${String(year).slice(2)}`,
        `${year}-${two(month)}-${two(day)}`,
        `${MONTHS[month - 1]} ${day}, ${year}`,
        `${day} ${(MONTHS[month - 1] as string).slice(0, 3)} ${year}`,
        `${two(day)}.${two(month)}.${year}`,
        `${day}-${(MONTHS[month - 1] as string).slice(0, 3)}-${year}`,
      ]);
    },
  ],
  monthDay: ["date", (random) => `${random.integer(1, 12)}/${random.integer(1, 28)}`],
  birth: [
    "date",
    (random) => `${two(random.integer(1, 12))}/${two(random.integer(1, 28))}/${random.integer(1925, 2005)}`,
  ],
  monthYear: ["date", (random) => `${random.pick(MONTHS)} ${random.integer(1999, 2024)}`],
  weekday: ["date", (random) => random.pick(["Monday", "Tuesday", "Thursday", "Friday"])],
  oldAge: ["age", (random) => String(random.integer(90, 104))],
  phone: [
    "phone",
    (random) => {
      const [area, exchange, line] = [`${random.integer(201, 989)}`, `${random.integer(201, 989)}`, digits(random, 4)];
      return random.pick([
        `(${area}) ${exchange}-${line}`,
        `${area}-${exchange}-${line}`,
        `${area}.${exchange}.${line}`,
        `+1 ${area} ${exchange} ${line}`,
      ]);
    },
  ],
  foreignPhone: [
    "phone",
    (random) =>
      random.pick([
        `+49 30 ${digits(random, 7)}`,
        `020 7${digits(random, 3)} ${digits(random, 4)}`,
        `+33 1 ${digits(random, 2)} ${digits(random, 2)} ${digits(random, 2)} ${digits(random, 2)}`,
        `+31 6 ${digits(random, 8)}`,
      ]),
  ],
  fax: ["fax", (random) => `${random.integer(201, 989)}-${random.integer(201, 989)}-${digits(random, 4)}`],
  pager: ["phone", (random) => digits(random, 5)],
  email: [
    "email",
    (random) =>
      `${random.pick(GIVEN).toLowerCase().replace(/\W/gu, "")}.${random.integer(1, 99)}@${random.pick(["example.org", "mail.example.com", "clinic.example.co.uk"])}`,
  ],
  ssn: ["ssn", (random) => `${random.integer(100, 665)}-${two(random.integer(1, 99))}-${digits(random, 4)}`],
  mrn: [
    "mrn",
    (random) =>
      random.pick([
        digits(random, 7),
        digits(random, 8),
        `${digits(random, 3)}-${digits(random, 2)}-${digits(random, 3)}`,
        `${letters(random, 1)}${digits(random, 7)}`,
      ]),
  ],
  nhs: ["mrn", nhs],
  plan: [
    "health-plan",
    (random) =>
      random.pick([
        `${letters(random, 3)}${digits(random, 9)}`,
        `${digits(random, 9)}-${digits(random, 2)}`,
        "1EG4-TE5-MK73",
      ]),
  ],
  account: ["account", (random) => digits(random, random.integer(6, 11))],
  card: ["account", (random) => drawn(() => `4${digits(random, 15)}`, isLuhn)],
  iban: ["account", () => "DE89 3704 0044 0532 0130 00"],
  dea: ["licence", dea],
  npi: [
    "licence",
    (random) =>
      drawn(
        () => `1${digits(random, 9)}`,
        (text) => isLuhn(`80840${text}`),
      ),
  ],
  licence: [
    "licence",
    (random) => `${letters(random, 1)}${digits(random, 3)}-${digits(random, 4)}-${digits(random, 4)}`,
  ],
  vin: [
    "vehicle",
    (random) =>
      drawn(
        () =>
          `1HGC${letters(random, 2)}${digits(random, 2)}${random.pick([..."0123456789X"])}${letters(random, 2)}${digits(random, 6)}`,
        isVin,
      ),
  ],
  plate: ["vehicle", (random) => `${digits(random, 1)}${letters(random, 3)}${digits(random, 3)}`],
  serial: [
    "device",
    (random) =>
      random.pick([
        `${letters(random, 2)}${digits(random, 7)}`,
        `PJN${digits(random, 6)}H`,
        `${digits(random, 4)}-${digits(random, 6)}`,
      ]),
  ],
  url: ["url", (random) => `https://${random.pick(["portal", "records"])}.example.org/p/${digits(random, 6)}`],
  ip: [
    "ip",
    (random) =>
      `${random.integer(24, 223)}.${random.integer(0, 255)}.${random.integer(0, 255)}.${random.integer(1, 254)}`,
  ],
  fingerprint: ["biometric", (random) => `FP-${digits(random, 6)}`],
  photo: ["photo", (random) => `face_${digits(random, 5)}.jpg`],
  accession: ["unique-id", (random) => `${letters(random, 2)}-${random.integer(10, 24)}-${digits(random, 6)}`],
  study: ["unique-id", (random) => `${letters(random, 3)}-${digits(random, 4)}-${digits(random, 3)}`],
};

/** Shapes of notes; `{field}` is planted. What stands around them is made to look like identifiers and is none. */
const TEMPLATES: readonly string[] = [
  "DISCHARGE SUMMARY\nName: {lastFirst}\nMRN: {mrn}\nDOB: {birth}\nAdmitted: {date}   Discharged: {date}\nAttending: {name}, MD\n\nHOSPITAL COURSE: {oldAge}-year-old woman with Parkinson disease and Crohn's disease. Foley catheter removed on POD#3. BP 132/84, HR 78, K 4.1. Babinski negative.\nFollow up with Dr. {family} on {date} at {hospital}. Call {phone} with questions.",
  "Pt {name} seen in clinic on {date}. SSN {ssn}. Lives at {street}, {town}, {state} {zip} with daughter {given}. Metoprolol 25 mg PO BID continued. Pain 4/10. Strength 5/5.",
  "RADIOLOGY REPORT\nPatient Name: {upperLastFirst}\nAccession #: {accession}\nExam date: {date}\nReferring physician: {name}\nTechnique: 3 Tesla MRI without gadolinium.\nFindings: 1.2 x 0.8 cm nodule, L4/5 disc bulge, Schmorl nodes.\nDictated by: {name}, MD\nTranscribed {date}",
  "Telephone encounter {date}: Mrs. {family} called from {phone}. Husband {given} reports fever since {weekday}. Email {email}. Fax records to {fax}. Tylenol 650 mg q6h prn.",
  "Insurance: Blue plan, member ID {plan}, group number {account}. Guarantor account # {account}. Card on file {card}. Medicare beneficiary. Copay $20.",
  "Device clinic: pacemaker interrogated {date}. Serial number {serial}. Lead impedance 480 ohms, threshold 0.75 V at 0.4 ms. Next remote check in {monthYear}. Holter reviewed with Dr. {name}.",
  "Electronically signed by {name}, RN on {date}\nNPI {npi}  DEA {dea}\nPager {pager}",
  "MVC: driver of a sedan, license plate {plate}, VIN {vin}. Driver's license {licence}. GCS 15. Glasgow coma scale unchanged. FAST negative. Transported to {hospital} on {monthDay} at 14:30.",
  "Portal message from {email} ({ip}) at {url}. Patient asks whether to stop Coumadin 5 mg before colonoscopy on {date}.",
  "Biometric enrollment: fingerprint ID {fingerprint}. Full-face photo: {photo}. Consent signed {date}. Badge number {account}.",
  "Research note. Study ID {study}. Subject {name} consented on {date}. Hodgkin lymphoma stage IIA, Ann Arbor classification, Karnofsky 90. Cycle 2 day 15 of ABVD.",
  "To: Dr. {initialled}\nRe: {name}, DOB {birth}, NHS number {nhs}\n\nThank you for referring this {oldAge} y/o gentleman of {street}, {town}. Murphy's sign negative, McBurney's point nontender. I reviewed him on {date}. Tel {foreignPhone}.",
  "ED NOTE {date}\nCC: chest pain. HPI: {oldAge}yo F presents from {town}, {state}. Daughter {given} {family} at bedside, cell {phone}. Troponin <0.01 at 0800, 0.02 at 1400. D/w Dr. {family}. Dispo: tele.",
  "Social history: Ms. {family} moved from {town} in {monthYear}. Works at {hospital}. Emergency contact: {name} ({phone}). Denies tobacco. 2-3 drinks per week.",
  "PATHOLOGY\nCase number: {accession}\nPatient: {lastFirst}\nCollected: {date}  Received: {date}\nGross: 3.1 x 2.2 x 0.9 cm. Gleason 3+4=7. 2/14 nodes positive. Warthin-Starry stain negative.\nPathologist: {name}, MD, PhD",
  "Operative note. Surgeon: {name}, MD. Assistant: {name}, PA-C. Implant lot number {serial}. Kirschner wires x2. EBL 150 cc. Specimen {accession} sent.",
  "Pharmacy: Rx number {account} for {name}, {street}, {town} {state} {zip}. Lisinopril 10 mg #30, 3 refills. Prescriber DEA# {dea}.",
  "Home health visit on {weekday}, {date}. Caregiver {given} present. Wound 2 x 3 cm. IP of monitor {ip}. Glucometer S/N {serial}.",
  "{hospital}\n{street}, {town}, {state} {zip}\nPhone: {phone} Fax: {fax}\n\nDear {name},\n\nYour results of {date} were normal: TSH 2.1, HbA1c 5.6%, LDL 98. Please call us.\n\nSincerely,\n{name}, NP",
  "Sepsis, resolved. ID consult by {name} recommends ceftriaxone 2 g IV q24h x 14 days, start {monthDay}. Blood cultures from {monthDay} grew MSSA 2/4 bottles. Wernicke ruled out.",
  "Billing: IBAN {iban}, invoice to {name}, {street}, {ukPostcode}. Account number {account}. Passport number {licence}.",
  "Peds: {given} {family} is a 4 yo boy, mother {given}, father {given}. School in {town}. Vaccines up to date. Seen {date} by {name}, MD. Kawasaki disease in {monthYear}.",
  "Referral to cardiology, {canadianPostcode}. OHIP health card {plan}. Patient {nameMiddle} can be reached at {phone} or {email}. Wolff-Parkinson-White on ECG {date}.",
  "Progress note\nS: Mr. {family} slept well. O: T 37.2, P 66, RR 14, SpO2 97% RA. A/P: CHF NYHA III, Lasix 40 mg IV. Discussed with {name}, MD. Next of kin: {name}, {phone}. Chart {mrn}.",
];

/** `perTemplate` notes of each shape; the same seed gives the same notes. */
export function plantedNotes(seed: number, perTemplate: number): PlantedNote[] {
  const random = seededRandom(seed);
  const notes: PlantedNote[] = [];
  for (let round = 0; round < perTemplate; round++) {
    for (const template of TEMPLATES) {
      const planted: PlantedNote["planted"] = [];
      let text = "";
      for (const [index, part] of template.split(/\{(\w+)\}/u).entries()) {
        if (index % 2 === 0) {
          text += part;
          continue;
        }
        const [kind, draw] = FIELDS[part] as readonly [PhiKind, Draw];
        const value = draw(random);
        // A state is no PHI by itself, and a postcode's or address's part is judged with it.
        if (part !== "state") planted.push({ start: text.length, end: text.length + value.length, kind });
        text += value;
      }
      notes.push({ text, planted });
    }
  }
  return notes;
}
