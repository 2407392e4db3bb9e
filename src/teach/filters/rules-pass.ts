import { definitionPath, type FieldDefinition } from "../../domain/field.ts";
import { normalise } from "../../domain/normalise.ts";
import { type Filter, failed, notApplicable, passed, places } from "./filter.ts";

/** What a normalised value of a type looks like; a normaliser that could not read a value gives its text back. */
const READABLE = {
  number: /^[<>≤≥]?-?\d+(\.\d+)?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  code: /^\S+$/,
  text: /\S/,
} as const;

function follows(value: string, definition: FieldDefinition): boolean {
  const typed = definition.type === "number" || definition.type === "date" ? definition.type : definition.normaliser;
  return READABLE[definition.type].test(normalise(value, typed));
}

export const rulesPass: Filter = {
  name: "rules-pass",
  why: "A field that the specialty does not have, or a value that is not of its field's type, cannot be a label.",
  judge({ proposal, fields }) {
    if (proposal.task !== "fields") return notApplicable("the task has no fields");
    const definitions = new Map(fields.map((definition) => [definition.path, definition]));
    const given = proposal.content.fields;
    const wrong = given.filter(({ path, value }) => {
      const definition = definitions.get(definitionPath(path));
      return definition === undefined || (value !== null && !follows(value, definition));
    });
    if (wrong.length > 0)
      return failed(
        `not of the schema: ${places(
          wrong.map((field) => field.path),
          given.length,
        )} fields`,
      );
    return passed(`all ${given.length} fields are of the schema`);
  },
};
