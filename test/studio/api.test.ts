import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { studioApiTypes } from "../../scripts/studio-api.ts";
import { ROOT } from "../support.ts";

test("the studio's types are those of the API: `npm run -s studio-api` makes them anew", async () => {
  expect(await readFile(join(ROOT, "studio/src/api/schema.d.ts"), "utf8")).toBe(await studioApiTypes());
});
