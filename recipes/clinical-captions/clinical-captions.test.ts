import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseSpecialty } from "../../src/domain/specialty.ts";
import { bloodSmears, type CellCounts, cellCaption, cellClass, cellCounts, statedCounts } from "./blood-cells.ts";
import { captionQuality, meanQuality } from "./caption-quality.ts";
import { imagesOfFolders, imagesOfTable } from "./images.ts";
import { QLORA_RECIPE, STARTER_RECIPE } from "./recipes.ts";
import { scriptedTeacher } from "./scripted-teacher.ts";
import { captionSpecialty } from "./specialty.ts";

const CLASSES = ["platelet", "white cell"];
const marks = (...names: string[]): string =>
  `<annotation>${names.map((name) => `<object><name>${name}</name></object>`).join("")}</annotation>`;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "residency-images-"));
  for (const [name, files] of [
    ["melanoma", ["b.jpg", "a.png", "notes.txt"]],
    ["naevus", ["c.JPG"]],
  ] as const) {
    mkdirSync(join(folder, name));
    for (const file of files) writeFileSync(join(folder, name, file), "");
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("images", () => {
  it("stand in one folder a class", async () => {
    const images = await imagesOfFolders(folder);
    expect(images.map(({ file, class: name }) => [file.slice(folder.length + 1), name])).toEqual([
      ["melanoma/a.png", "melanoma"],
      ["melanoma/b.jpg", "melanoma"],
      ["naevus/c.JPG", "naevus"],
    ]);
    await expect(imagesOfFolders(join(folder, "naevus"))).rejects.toThrow("one folder a class");
  });

  it("stand in a table, with or without their extension", async () => {
    const csv = join(folder, "labels.csv");
    writeFileSync(csv, 'image_id,dx,lesion,note\nmelanoma/b,mel,L1,"no, not raised"\nmelanoma/a.png,nv,L2,\n');
    const columns = { image: "image_id", class: "dx", subject: "lesion", text: "note" };
    expect(await imagesOfTable(csv, columns)).toEqual([
      { file: join(folder, "melanoma/a.png"), class: "nv", subject: "L2" },
      { file: join(folder, "melanoma/b.jpg"), class: "mel", subject: "L1", text: "no, not raised" },
    ]);
    await expect(imagesOfTable(csv, { ...columns, class: "diagnosis" })).rejects.toThrow("no column diagnosis");
    writeFileSync(csv, "image_id,dx\nmelanoma/b,mel\nmelanoma/z,mel\n");
    await expect(imagesOfTable(csv, { image: "image_id", class: "dx" })).rejects.toThrow("row 2: there is no image");
  });
});

describe("blood cells", () => {
  it("are counted by name, and the commonest but red ones is the class", () => {
    expect(cellCounts(marks("RBC", "WBC", "Platelets", "RBC", "Platelets", "dust"))).toEqual({
      white: 1,
      platelets: 2,
      red: 2,
    });
    expect([cellClass({ white: 1, platelets: 2, red: 0 }), cellClass({ white: 1, platelets: 1, red: 9 })]).toEqual(
      CLASSES,
    );
  });
  it("of a folder, without images that hold red cells alone", async () => {
    mkdirSync(join(folder, "smears", "Annotations"), { recursive: true });
    writeFileSync(join(folder, "smears", "Annotations", "1.xml"), marks("RBC"));
    writeFileSync(join(folder, "smears", "Annotations", "2.xml"), marks("WBC"));
    expect((await bloodSmears(join(folder, "smears"))).map((image) => [image.file, image.class])).toEqual([
      [join(folder, "smears", "JPEGImages", "2.jpg"), "white cell"],
    ]);
  });
  it("are stated in a caption as they are marked", () => {
    for (const counts of [
      { white: 1, platelets: 0, red: 14 },
      { white: 2, platelets: 1, red: 1 },
    ])
      expect(statedCounts(cellCaption(counts).key_findings)).toEqual(counts);
    expect(statedCounts("many cells")).toEqual({ white: null, platelets: null, red: null });
  });
});

describe("caption quality", () => {
  const marked: CellCounts = { white: 1, platelets: 2, red: 14 };
  const said = (changes: object) => JSON.stringify({ ...cellCaption(marked), ...changes });
  it("is whole for what is marked", () => {
    expect(captionQuality(said({}), CLASSES, marked)).toEqual({
      completeness: 1,
      countsRight: 1,
      selfConsistent: true,
    });
  });
  it("falls with empty sections, wrong counts, and a class that its own findings contradict", () => {
    const answer = said({
      image_type: " ",
      key_findings: "1 white cell, 3 platelets, 14 red cells",
      class: "white cell",
    });
    expect(captionQuality(answer, CLASSES, marked)).toEqual({
      completeness: 0.75,
      countsRight: 2 / 3,
      selfConsistent: false,
    });
  });
  it("of no JSON is 0, and says nothing where nothing can be said", () => {
    const none = captionQuality("white cell", CLASSES, null);
    expect(none).toEqual({ completeness: 0, countsRight: null, selfConsistent: null });
    expect(meanQuality([none, captionQuality(said({}), CLASSES, marked)])).toMatchObject({
      completeness: { value: 0.5, n: 2 },
      countsRight: { value: 1, n: 1 },
    });
    expect(meanQuality([none]).selfConsistent.kind).toBe("unscored");
  });
});

describe("the scripted teacher", () => {
  const page = Buffer.from("a page");
  const counts = { white: 0, platelets: 3, red: 5 };
  const marked = new Map([[createHash("sha256").update(page).digest("hex"), counts]]);
  const never = { wrongClass: 0, wrongClassWhenEven: 1, noJson: 0 };
  const ask = async (url: string, model: string, image: Buffer) => {
    const body = {
      model,
      messages: [
        { role: "system", content: "persona" },
        {
          role: "user",
          content: [{ type: "image_url", image_url: { url: `data:image/png;base64,${image.toString("base64")}` } }],
        },
      ],
    };
    const response = await fetch(`${url}/chat/completions`, { method: "POST", body: JSON.stringify(body) });
    const reply = (await response.json()) as { choices?: { message: { content: string } }[] };
    return { status: response.status, content: reply.choices?.[0]?.message.content ?? "" };
  };

  it("answers from the annotation, errs as told, and knows no other image or model", async () => {
    const teacher = await scriptedTeacher(marked, {
      right: never,
      wrong: { ...never, wrongClass: 1 },
      mute: { ...never, noJson: 1 },
    });
    try {
      expect(JSON.parse((await ask(teacher.url, "right", page)).content)).toEqual(cellCaption(counts));
      expect(JSON.parse((await ask(teacher.url, "wrong", page)).content).class).toBe("white cell");
      expect((await ask(teacher.url, "mute", page)).content).not.toContain("{");
      expect((await ask(teacher.url, "right", Buffer.from("another"))).status).toBe(404);
      expect((await ask(teacher.url, "nobody", page)).status).toBe(404);
    } finally {
      await teacher.close();
    }
  });
});

it("the specialty is sound for the starter and for a large model, and asks for every class", () => {
  for (const recipe of [STARTER_RECIPE, QLORA_RECIPE]) {
    const input = captionSpecialty({
      name: "skin-lesions",
      classes: ["mel", "nv"],
      base: "base",
      recipe,
      answerTokens: 300,
    });
    const specialty = parseSpecialty(input);
    expect(specialty.prompt).toContain("mel, nv");
    expect(specialty.split).toMatchObject({ train: 0.7, dev: 0.2, test: 0.1 });
  }
});
