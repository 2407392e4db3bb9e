import { expect, test } from "vitest";
import { MAX_LINE_BYTES, readLines } from "./read-lines.ts";

/** Lines of a text that comes in pieces of `size` bytes. */
async function lines(text: Buffer, size: number): Promise<(string | number)[]> {
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let at = 0; at < text.length; at += size) yield text.subarray(at, at + size);
  }
  const found: (string | number)[] = [];
  for await (const { line, bytes } of readLines(pieces()))
    found.push(line, bytes === "too-long" ? bytes : Buffer.from(bytes).toString("utf8"));
  return found;
}

test.each([1, 2, 3, 100])("pieces of %i bytes give the same lines", async (size) => {
  expect(await lines(Buffer.from("ü\n\nb\r\nlast"), size)).toEqual([1, "ü", 2, "", 3, "b\r", 4, "last"]);
  expect(await lines(Buffer.from("a\n"), size)).toEqual([1, "a"]);
  expect(await lines(Buffer.alloc(0), size)).toEqual([]);
});

test("a line that is too long is said once, and the lines after it come", async () => {
  const fits = Buffer.alloc(MAX_LINE_BYTES, "y");
  const long = Buffer.concat([fits, Buffer.alloc(MAX_LINE_BYTES, "x")]);
  const text = Buffer.concat([Buffer.from("a\n"), long, Buffer.from("\nb\n"), fits, Buffer.from("\n"), long]);
  const found = await lines(text, 2 ** 20 - 1);
  expect(found.map((said) => (typeof said === "string" && said.length > 8 ? said.length : said))).toEqual([
    ...[1, "a", 2, "too-long", 3, "b", 4, MAX_LINE_BYTES, 5, "too-long"],
  ]);
});
