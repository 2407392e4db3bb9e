import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import { MEDIA_TYPES } from "../domain/document.ts";
import { ResidencyError } from "../domain/error.ts";
import { SNIFF_BYTES, sniffMediaType } from "./sniff.ts";
import { makePdf, makeTiff, plainPage, textPage } from "./test-files.ts";

test("types come from the bytes", async () => {
  const png = await plainPage(8, 8, "#ff0000");
  expect(await sniffMediaType(png)).toBe("image/png");
  expect(await sniffMediaType(await sharp(png).jpeg().toBuffer())).toBe("image/jpeg");
  expect(await sniffMediaType(await makeTiff([png, png]))).toBe("image/tiff");
  expect(await sniffMediaType(await sharp(png).tiff({ bigtiff: true }).toBuffer())).toBe("image/tiff");
  const large = await sharp(await textPage(300, 400))
    .tiff({ compression: "none" })
    .toBuffer();
  expect(large.readUInt32LE(4)).toBeGreaterThan(SNIFF_BYTES);
  expect(await sniffMediaType(large)).toBe("image/tiff");
  expect(await sniffMediaType(large.subarray(0, SNIFF_BYTES))).toBe("image/tiff");
  const pdf = await makePdf((document) => document.text("x"));
  expect(await sniffMediaType(pdf)).toBe("application/pdf");
  expect(await sniffMediaType(Buffer.concat([Buffer.from("\n\n"), pdf]))).toBe("application/pdf");
});

test("an empty file and other types are refused", async () => {
  await expect(sniffMediaType(new Uint8Array())).rejects.toMatchObject({ code: "file-empty" });
  const webp = await sharp(await plainPage(8, 8, "#ff0000"))
    .webp()
    .toBuffer();
  for (const bytes of [Buffer.from("just text"), Buffer.from("<svg/>"), Buffer.from([0]), webp]) {
    await expect(sniffMediaType(bytes)).rejects.toMatchObject({ code: "file-type-unsupported" });
  }
});

test("any bytes give a type or a refusal", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
      const result = await sniffMediaType(bytes).catch((error) => error);
      expect(result instanceof ResidencyError || MEDIA_TYPES.includes(result)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
