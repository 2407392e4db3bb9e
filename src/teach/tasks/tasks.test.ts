import { describe, expect, it } from "vitest";
import { z } from "zod";
import { captionText } from "./caption-task.ts";
import { jsonObject } from "./json-object.ts";
import { TASKS } from "./tasks.ts";
import { TEACHING_TASKS } from "./teaching-task.ts";

const CAPTION = {
  class: "eosinophil",
  image_type: "blood smear",
  anatomical_region: "peripheral blood",
  key_findings: "One white cell.",
  clinical_significance: "None by itself.",
};
const EXAMPLES: Record<(typeof TEACHING_TASKS)[number], Record<string, unknown>> = {
  fields: { fields: [{ path: "results[0].value", value: "5.8", status: "present", quote: "Glucose 5.8" }] },
  transcription: { text: "Glucose | 5.8" },
  caption: CAPTION,
  reasoning: {
    evidence: [{ observation: "bilobed nucleus", quote: null }],
    alternatives: [{ alternative: "neutrophil", for: "size", against: "granules" }],
    logic: "Red granules decide.",
    answer: "eosinophil",
  },
};
const CONTEXT = {
  classes: ["eosinophil", "neutrophil"],
  fields: [
    {
      path: "results[].value",
      type: "number",
      criticality: "decision",
      normaliser: "number",
      evidence: "optional",
    } as const,
  ],
};

describe.each(TEACHING_TASKS)("%s", (name) => {
  const task = TASKS[name];
  it("reads an answer as it stands, within a fence, and after a sentence", () => {
    const text = JSON.stringify(EXAMPLES[name]);
    for (const form of [text, `\`\`\`json\n${text}\n\`\`\``, `Here it is:\n${text}`])
      expect(task.parse(form, [])).toEqual({ ok: true, content: EXAMPLES[name] });
  });
  it("refuses an answer with a part missing, and names the part but no value", () => {
    for (const key of Object.keys(EXAMPLES[name])) {
      const { [key]: _left, ...rest } = EXAMPLES[name];
      const parsed = task.parse(JSON.stringify({ ...rest, secret: "Jane Roe" }), []);
      expect(parsed).toMatchObject({ ok: false, reason: expect.stringContaining(key) });
      expect(JSON.stringify(parsed)).not.toContain("Jane");
    }
    expect(task.parse("I cannot help with that.", [])).toMatchObject({ ok: false });
  });
  it("has a schema that servers and the pool can hold an answer to", () => {
    const schema = z.fromJSONSchema(task.schema as Parameters<typeof z.fromJSONSchema>[0]);
    expect(schema.safeParse(EXAMPLES[name]).success).toBe(true);
    expect(schema.safeParse({}).success).toBe(false);
  });
  it("asks for every key of its schema", () => {
    const prompt = task.prompt(CONTEXT);
    for (const key of Object.keys(task.schema.properties as object)) expect(prompt).toContain(key);
  });
});

it("fields: refuses a list path, a path twice, and a present field without a value", () => {
  const entry = { path: "a", value: "1", status: "present", quote: "1" };
  for (const fields of [[{ ...entry, path: "a[].b" }], [entry, entry], [{ ...entry, value: null }]])
    expect(TASKS.fields.parse(JSON.stringify({ fields }), [])).toMatchObject({ ok: false });
});

it("caption and reasoning name the classes that may be answered", () => {
  for (const name of ["caption", "reasoning"] as const)
    expect(TASKS[name].prompt(CONTEXT)).toContain("eosinophil | neutrophil");
});

it("a class of the set is written as the set writes it; another one stays", () => {
  const classOf = (name: string) => {
    const parsed = TASKS.caption.parse(JSON.stringify({ ...CAPTION, class: name }), ["Eosinophil"]);
    return parsed.ok ? parsed.content.class : null;
  };
  expect([classOf(" eosinophil."), classOf("monocyte")]).toEqual(["Eosinophil", "monocyte"]);
});

it("an object within text is found; lists and broken JSON are not objects", () => {
  expect(jsonObject('so {"a": {"b": "}"}} it is')).toEqual({ a: { b: "}" } });
  expect(jsonObject("[1]")).toBeNull();
  expect(jsonObject('{"a": ')).toBeNull();
});

it("a caption's text stands under its headings", () => {
  expect(captionText(CAPTION).split("\n")[1]).toBe("ANATOMICAL REGION: peripheral blood");
});
