import type { Random } from "../../domain/random.ts";
import type { Part } from "../blocks.ts";
import { phoneNumber, referenceCode } from "./codes.ts";
import { type Day, dateForm, daysAfter, timeForm } from "./dates.ts";
import { amountText, moneyStyle, withCurrency } from "./money.ts";
import { capitalised, inventedName, inventedWord } from "./words.ts";

/** What a letter may tell, as it stands on the page. */
export interface LetterFacts {
  amount: string;
  deadline: string;
  appointment: string;
  rate: string;
  phone: string;
  contract: string;
}

export function letterFacts(written: Day, random: Random): LetterFacts {
  const form = dateForm(random);
  const meeting = form(daysAfter(written, random.integer(3, 60)));
  const time = timeForm(random)(5 * random.integer(96, 216));
  return {
    amount: withCurrency(
      amountText(random.integer(500, random.pick([20000, 500000, 9999999])), moneyStyle(random)),
      random,
    ),
    deadline: form(daysAfter(written, random.integer(5, 90))),
    appointment: random.pick([`${meeting} at ${time}`, `${meeting}, ${time}`, meeting, `${meeting} ${time}`]),
    rate: random.pick([
      `${random.integer(1, 60)}%`,
      `${random.integer(1, 60)} %`,
      `${random.between(0.5, 20).toFixed(1)}%`,
      `${random.between(0.5, 20).toFixed(2)} per cent`,
      `${random.integer(2, 9)}-${random.integer(10, 25)}%`,
    ]),
    phone: phoneNumber(random),
    contract: referenceCode(random),
  };
}

/** Sentences; `{amount}` stands for a fact, `~` for a word that nobody knows, `^` for such a name. */
const TELLING = [
  "The amount of {amount} is payable by {deadline}.",
  "Please transfer {amount} before {deadline} to the usual account.",
  "We have not received your payment of {amount} so far.",
  "Our offer of {amount} stands until {deadline}.",
  "Kindly return the signed form by {deadline}.",
  "We invite you to a meeting on {appointment} in our office.",
  "Our fitter will call on {appointment} unless we hear from you.",
  "Your visit is booked for {appointment} with ^.",
  "The viewing of the flat takes place on {appointment}.",
  "From next month your rent will be {amount}.",
  "The fee rises by {rate} to {amount}.",
  "A discount of {rate} applies to contract {contract}.",
  "Interest of {rate} is charged on late payments.",
  "Your contract {contract} ends on {deadline}.",
  "We credit {amount} to contract {contract}.",
  "For questions please call {phone} on weekdays.",
  "You reach our ~ desk under {phone}.",
  "The deposit ({amount}) is returned within a month.",
  "Applications close on {deadline}; late ones cannot be considered.",
  "Please confirm the date, {appointment}, in writing.",
  "Your share is {rate} of {amount}.",
  "Delivery of the ~ is planned for {appointment}.",
  "The ~ costs {amount}, tax included.",
  "Quote {contract} in all letters.",
];
const OTHER = [
  "Thank you for your letter.",
  "Thank you for your order of ~ and ~.",
  "We regret the delay.",
  "The ~ has been replaced.",
  "Enclosed you will find the plan of the ^ building.",
  "As agreed with ^, the ~ stays as it is.",
  "Please do not hesitate to write to us.",
  "We look forward to working with you.",
  "Nothing else changes.",
  "The keys are with ^ at the ~ counter.",
  "Our new office is opposite ^ Station.",
  "A copy has gone to ^.",
  "This letter was made by machine and bears no signature.",
  "The lift will be out of order for ~ days.",
  "Bring the ~ and a proof of address.",
  "All earlier agreements on the ~ are void.",
];

/** 1..6 sentences, each a list of parts; a fact is told once at most. */
export function letterBody(facts: LetterFacts, random: Random): Part[][] {
  const told = new Set<string>();
  const sentences: Part[][] = [];
  const [telling, other] = [random.shuffle(TELLING), random.shuffle(OTHER)];
  const wanted = random.integer(1, 6);
  while (sentences.length < wanted && telling.length > 0) {
    const template = (sentences.length > 0 && random.chance(0.3) ? other : telling).pop() as string;
    const names = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
    if (names.some((name) => told.has(name))) continue;
    for (const name of names) told.add(name);
    sentences.push(partsOf(template, facts, random));
  }
  return random.shuffle(sentences);
}

function partsOf(template: string, facts: LetterFacts, random: Random): Part[] {
  const text = template.replace(/~/g, () => inventedWord(random)).replace(/\^/g, () => inventedName(random));
  // Punctuation that touches a fact is drawn with it, as there is no space between.
  return text.split(/ ?([^\s{]*\{\w+\}\S*) ?/).flatMap((piece): Part[] => {
    const match = /^(.*)\{(\w+)\}(.*)$/.exec(piece);
    if (!match) return piece === "" ? [] : [{ text: piece }];
    const value = facts[match[2] as keyof LetterFacts];
    return [{ text: `${match[1]}${value}${match[3]}`, value, path: match[2] as string }];
  });
}

const SUBJECTS = [
  "Your enquiry",
  "Change of address",
  "Rent from ^",
  "Offer for ~",
  "Reminder",
  "Second reminder",
  "Membership ^",
  "Your application",
  "Works at ^ Street",
  "Order of ~",
  "Invitation",
  "Cancellation of the ~",
  "Parking permit",
  "Annual meeting",
  "Meter reading",
  "Insurance of the ~",
  "Complaint about ~",
  "New opening hours",
];

export const letterSubject = (random: Random): string =>
  capitalised(
    random
      .pick(SUBJECTS)
      .replace("~", () => inventedWord(random))
      .replace("^", () => inventedName(random)),
  );
