import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { ERRORS, ResidencyError } from "./error.ts";

test("docs/errors.md lists every code with its remedy, and nothing else", async () => {
  const page = await readFile(new URL("../../docs/errors.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, code, remedy]) => [
    code,
    remedy?.replaceAll("\\|", "|"),
  ]);
  expect(rows, "run `npm run errors-doc`").toEqual(Object.entries(ERRORS));
});

test("an error carries its remedy and its cause", () => {
  const cause = new Error("ENOSPC");
  const error = new ResidencyError("disk-full", "the page could not be stored", { cause });
  expect(error).toMatchObject({
    code: "disk-full",
    remedy: ERRORS["disk-full"],
    message: "the page could not be stored",
    cause,
  });
});
