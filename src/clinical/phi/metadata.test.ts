import { expect, it } from "vitest";
import { phiInMetadata } from "./metadata.ts";

it("names the DICOM tags of the Basic Profile, by keyword and by number", () => {
  const result = phiInMetadata({
    PatientName: "x^y",
    StudyInstanceUID: "1.2.3",
    StudyDate: "20200101",
    "(0010,0020)": "77",
    "0008103E": "x",
    "(0029,1010)": "private",
    Modality: "MR",
    Rows: 512,
    KVP: 120,
  });
  expect(result.map(({ path, action }) => `${path} ${action}`)).toEqual([
    "PatientName empty",
    "StudyInstanceUID replace-uid",
    "StudyDate empty",
    "(0010,0020) empty",
    "0008103E remove",
    "(0029,1010) remove",
  ]);
});

it("names fields of EXIF, XMP and JPEG comments, nested too, and searches the text of others", () => {
  const result = phiInMetadata({
    Make: "Acme",
    Orientation: 1,
    GPSLatitude: 52.1,
    "xmp:CreateDate": "2020:01:01",
    Comment: "52310198812",
    "mwg-rs:Regions": { list: 1 },
    nested: [{ Note: "seen by Dr. Keller" }],
    Custom: "52310198812345",
  });
  expect(result.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
    "GPSLatitude location",
    "xmp:CreateDate date",
    "Comment unique-id",
    "mwg-rs:Regions photo",
    "nested.0.Note name",
    "Custom unique-id",
  ]);
  expect(JSON.stringify(result)).not.toContain("Keller");
});

it("survives circles and depth", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  let deep: Record<string, unknown> = { Note: "x" };
  for (let level = 0; level < 50; level++) deep = { deep };
  expect(phiInMetadata(circle)).toEqual([]);
  expect(phiInMetadata(deep)).toHaveLength(1);
});
