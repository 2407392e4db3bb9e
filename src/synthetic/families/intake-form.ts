import { type Random, seededRandom, seedOf } from "../../domain/random.ts";
import { dayWriter } from "../content/day-writer.ts";
import { type Choice, CONDITIONS, type IntakeAnswers, intakeAnswers, SYMPTOMS } from "../content/intake.ts";
import { defineFamily, drawHeader, field } from "../family.ts";
import { fontNames, fontScale } from "../fonts.ts";
import { headingPart } from "../labelled-part.ts";
import { drawParts, type Part } from "../parts.ts";
import { absentValues } from "../printed-values.ts";
import { Sheet } from "../sheet.ts";

const FIELDS = [
  field("patient", "supporting", "text"),
  field("birthDate", "supporting", "date"),
  field("date", "supporting", "date"),
  field("phone", "informational", "unit"),
  field("reason", "supporting", "text"),
  field("allergies", "decision", "text"),
  field("allergyDetail", "decision", "text"),
  field("medications", "decision", "text"),
  field("pregnant", "decision", "text"),
  field("smoking", "supporting", "text"),
  field("alcohol", "supporting", "text"),
  field("conditions[].name", "decision", "text"),
  field("symptoms[].name", "supporting", "text"),
];

/** How a template sets its questions and boxes. */
interface FormStyle {
  boxAfter: boolean;
  /** Columns that lists of boxes are set in; null one after the other. */
  columns: number | null;
  ruled: boolean;
  numbered: boolean;
  mark: string;
}

/** How a patient writes and marks. */
interface Hand {
  font: string;
  /** Against the printed type. */
  scale: number;
  shape: "cross" | "tick" | "filled";
}

/** Forms that patients fill in: boxes ticked, crossed, filled or left empty, and answers in handwriting-like type. */
export const intakeForm = defineFamily<IntakeAnswers>({
  name: "intake-form",
  domain: "medical",
  fonts: ["sans", "serif", "mono"],
  size: "small",
  fields: FIELDS,
  facilities:
    "Lime Tree Surgery,Station Road Clinic,Family Practice 12,Walk-in Centre,Mill Lane Surgery,Dr Osei and Partners,Hilltop Practice,Canal Clinic,Abbey Health Centre,Wharf Medical,Urgent Care South,Poplar Surgery,Seaview Practice,Old Town Clinic,Bellevue Health,Greenway Surgery,Forge Lane Medical,Chapel Practice".split(
      ",",
    ),
  content: ({ subject, visit }) => intakeAnswers(subject, visit),
  draw(sheet, answers, { facility, subject }, layout) {
    const values = absentValues(FIELDS);
    drawHeader(sheet, facility, layout);
    const style: FormStyle = {
      boxAfter: layout.chance(0.3),
      columns: layout.pick([null, 2, 3, 2]),
      ruled: layout.chance(0.35),
      numbered: layout.chance(0.3),
      mark: layout.pick([":", "", ":"]),
    };
    const form = new Form(sheet, values, style, handOf(subject.id, sheet));
    const write = dayWriter(seededRandom(seedOf(subject.id, "dates")));
    const title = layout.pick(["PATIENT INTAKE FORM", "New patient form", "Health questionnaire", "Registration form"]);
    const parts: Record<string, Part | undefined> = {
      title: headingPart(sheet, title, 9, {
        align: layout.pick(["left", "centre"] as const),
        rule: layout.chance(0.4),
      }),
      patient: form.entry(layout.pick(["Name", "Full name", "Patient name"]), "patient", subject.name, 0),
      birth: form.entry(layout.pick(["Date of birth", "DOB", "Born"]), "birthDate", write(answers.birth), 1),
      date: form.entry(layout.pick(["Date", "Today's date"]), "date", write(answers.day), 7),
      phone: form.entry(layout.pick(["Phone", "Telephone", "Mobile"]), "phone", answers.phone, 8),
      reason: form.entry(
        layout.pick(["Reason for visit", "Main problem", "Why are you here?"]),
        "reason",
        answers.reason,
        5,
      ),
      allergies: form.choice(
        layout.pick(["Any allergies?", "Allergies", "Do you have allergies?"]),
        "allergies",
        layout.pick([
          ["Yes", "No"],
          ["Yes", "None known"],
        ]),
        answers.allergies,
        1,
      ),
      allergyDetail: form.entry(
        layout.pick(["If yes, to what?", "Allergic to", "Which?"]),
        "allergyDetail",
        answers.allergyDetail,
        2,
      ),
      medications: form.entry(
        layout.pick(["Medications", "Current tablets", "Medicines"]),
        "medications",
        answers.medications,
        4,
      ),
      pregnant: form.choice(
        layout.pick(["Pregnant?", "Are you pregnant?", "Could you be pregnant?"]),
        "pregnant",
        layout.pick([
          ["Yes", "No", "Not sure"],
          ["Yes", "No", "Unsure"],
        ]),
        answers.pregnant,
        2,
      ),
      smoking: form.choice(
        layout.pick(["Smoking", "Do you smoke?", "Tobacco"]),
        "smoking",
        layout.pick([
          ["Never", "Former", "Current"],
          ["No", "Ex-smoker", "Yes"],
          ["Never", "In the past", "Daily"],
        ]),
        answers.smoking,
        3,
      ),
      alcohol: form.choice(
        layout.pick(["Alcohol", "Do you drink alcohol?"]),
        "alcohol",
        layout.pick([
          ["Never", "Sometimes", "Daily"],
          ["No", "Socially", "Every day"],
        ]),
        answers.alcohol,
        6,
      ),
      conditions: form.list(
        layout.pick(["Have you had:", "Past illnesses:", "Tick all that apply:"]),
        "conditions",
        layout.shuffle(CONDITIONS.map(([name]) => name)).slice(0, layout.integer(6, 9)),
        answers.conditions,
        4,
      ),
      symptoms: form.list(
        layout.pick(["Symptoms:", "Do you have now:", "Today's symptoms:"]),
        "symptoms",
        layout.shuffle(SYMPTOMS).slice(0, layout.integer(6, 10)),
        answers.symptoms,
        3,
      ),
    };
    const orders = [
      "title patient birth date phone reason allergies allergyDetail medications pregnant smoking alcohol conditions symptoms",
      "title date patient birth phone symptoms reason conditions allergies allergyDetail medications smoking alcohol pregnant",
      "title patient phone birth smoking alcohol pregnant conditions medications allergies allergyDetail reason symptoms date",
      "title patient birth symptoms conditions allergies allergyDetail pregnant smoking alcohol medications reason phone date",
    ];
    const order = layout.pick(orders).split(" ");
    drawParts(
      sheet,
      order.map((name) => parts[name]).filter((part) => part !== undefined),
    );
    return values;
  },
});

/** The parts of a form. They are set in the template's style and filled in by the patient's hand. */
class Form {
  private readonly sheet: Sheet;
  private readonly values: Map<string, string | null>;
  private readonly style: FormStyle;
  private readonly hand: Hand;
  /** A sheet that measures what is written in the patient's hand. */
  private readonly handRuler: Sheet;
  private questions = 0;

  constructor(sheet: Sheet, values: Map<string, string | null>, style: FormStyle, hand: Hand) {
    [this.sheet, this.values, this.style, this.hand] = [sheet, values, style, hand];
    this.handRuler = new Sheet({ ...sheet.style, height: 1, font: hand.font });
  }

  /** A label with a handwritten answer, or with none. */
  entry(label: string, path: string, answer: string | null, rank: number): Part {
    const { sheet } = this;
    const start = sheet.textWidth(`${label}${this.style.mark}`) + 2 * sheet.spaceWidth();
    // An answer that does not fit beside its label goes below it.
    const below = answer !== null && start + this.handRuler.textWidth(answer, this.hand.scale) > 1;
    return {
      rows: below ? 2 : 1,
      rank,
      draw: () => {
        sheet.text(`${label}${this.style.mark}`);
        if (below) sheet.next();
        if (answer !== null) {
          const { font, scale } = this.hand;
          sheet.text(answer, { at: below ? 0.03 : start, path, font, scale });
          this.values.set(path, answer);
        }
        if (this.style.ruled) sheet.rule();
        sheet.next();
      },
    };
  }

  /** A question with boxes, one of them marked or none. Undefined where it is not asked. */
  choice(
    question: string,
    path: string,
    options: readonly string[],
    choice: Choice | undefined,
    rank: number,
  ): Part | undefined {
    if (choice === undefined) return undefined;
    const { sheet } = this;
    const numberWidth = this.style.numbered ? sheet.textWidth("9. ") : 0;
    const start = numberWidth + sheet.textWidth(question) + 2 * sheet.spaceWidth();
    const places = this.places(options, start, null);
    return {
      rows: (places.at(-1)?.row ?? 0) + 1,
      rank,
      draw: () => {
        sheet.text(this.style.numbered ? `${++this.questions}. ${question}` : question);
        this.boxes(places, (_, index) => (index === choice ? path : undefined));
        const chosen = choice === null ? undefined : options[choice];
        if (chosen !== undefined) this.values.set(path, chosen);
      },
    };
  }

  /** A heading with boxes under it, any number of them marked. As many are printed as there is room for. */
  list(heading: string, name: string, options: readonly string[], marked: readonly string[], rank: number): Part {
    const { sheet } = this;
    const places = this.places(options, 0, this.style.columns);
    return {
      rows: 2,
      most: (places.at(-1)?.row ?? 0) + 2,
      rank,
      draw: (rows) => {
        sheet.text(heading, { bold: true });
        sheet.next();
        let count = 0;
        this.boxes(
          places.filter(({ row }) => row < rows - 1),
          (option) => {
            if (!marked.includes(option)) return undefined;
            const path = `${name}[${count++}].name`;
            this.values.set(path, option);
            return path;
          },
        );
      },
    };
  }

  /** Where options stand: in columns, or one after the other from `start` on, wrapped at the right edge. */
  private places(
    options: readonly string[],
    start: number,
    columns: number | null,
  ): { option: string; row: number; at: number }[] {
    const { sheet } = this;
    const space = sheet.spaceWidth();
    const widths = options.map((option) => this.boxWidth() + space + sheet.textWidth(option));
    const fit = columns !== null && Math.max(...widths) + space < 1 / columns;
    if (columns !== null && fit)
      return options.map((option, index) => ({
        option,
        row: Math.floor(index / columns),
        at: (index % columns) / columns,
      }));
    let [row, at] = [0, start];
    return options.map((option, index) => {
      const width = widths[index] as number;
      if (at + width > 1 && at > 0.05) [row, at] = [row + 1, 0.05];
      const place = { option, row, at };
      at += width + 3 * space;
      return place;
    });
  }

  /** Draws boxes with their labels; those with a path are marked, and box and label both carry it. */
  private boxes(
    places: readonly { option: string; row: number; at: number }[],
    pathOf: (option: string, index: number) => string | undefined,
  ): void {
    const { sheet } = this;
    let current = 0;
    for (const [index, { option, row, at }] of places.entries()) {
      if (row > current) sheet.next();
      current = row;
      const path = pathOf(option, index);
      const carried = path === undefined ? {} : { path };
      const box = { ...carried, shape: this.hand.shape };
      if (this.style.boxAfter) {
        const end = sheet.text(option, { at, ...carried });
        sheet.checkbox(path !== undefined, { at: end + sheet.spaceWidth(), ...box });
      } else {
        const end = sheet.checkbox(path !== undefined, { at, ...box });
        sheet.text(option, { at: end + sheet.spaceWidth(), ...carried });
      }
    }
    sheet.next();
  }

  /** As a fraction of the text width. */
  private boxWidth(): number {
    const { fontSize, width, margin } = this.sheet.style;
    return (fontSize * 0.8) / (width - 2 * margin);
  }
}

/** A patient's hand is the same on all their forms. Where the print is of unseen fonts, so is the hand. */
function handOf(subjectId: string, sheet: Sheet): Hand {
  const random: Random = seededRandom(seedOf(subjectId, "hand"));
  const printed = sheet.style.font;
  const unseen = fontNames(["sans", "serif", "mono"], "unseen").includes(printed);
  const font = random.pick(fontNames(["hand"], unseen ? "unseen" : "seen"));
  return {
    font,
    scale: (fontScale(font) / fontScale(printed)) * random.between(1, 1.15),
    shape: random.pick(["cross", "tick", "cross", "tick", "filled"] as const),
  };
}
