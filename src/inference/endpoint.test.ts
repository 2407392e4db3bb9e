import { afterEach, describe, expect, it, vi } from "vitest";
import { endpointSchema } from "../domain/endpoint.ts";
import type { Store } from "../store/index.ts";
import { parseEndpoint } from "./endpoint.ts";
import { keyFor } from "./endpoint-key.ts";
import { resolveModel } from "./resolve.ts";

afterEach(() => void vi.unstubAllEnvs());

describe("an endpoint from a URL", () => {
  it("has its model after the #, and is not marked for patients' data", () => {
    const endpoint = parseEndpoint("http://127.0.0.1:8000/v1/#org%2Fmodel");
    expect(endpoint).toMatchObject({
      name: "org/model",
      id: "http://127.0.0.1:8000/v1#org/model",
      settings: { url: "http://127.0.0.1:8000/v1", model: "org/model", mayReceivePhi: false },
    });
  });

  it("takes its key from the environment, if there is one", () => {
    vi.stubEnv("RESIDENCY_ENDPOINT_KEY", "");
    expect(keyFor(parseEndpoint("http://127.0.0.1:8000/v1#m"))).toBeNull();
    vi.stubEnv("RESIDENCY_ENDPOINT_KEY", " sk-1\n");
    expect(keyFor(parseEndpoint("http://127.0.0.1:8000/v1#m"))).toEqual({ host: "127.0.0.1:8000", key: "sk-1" });
  });

  it.each([
    ["http://127.0.0.1:8000/v1", "model-not-found"],
    ["http://#m", "model-not-found"],
    ["http://169.254.169.254/v1#m", "endpoint-invalid"],
    ["http://gpu.example.org/v1#m", "endpoint-invalid"],
    ["https://user:hunter2@example.org/v1#m", "endpoint-invalid"],
    ["https://example.org/v1?key=hunter2#m", "endpoint-invalid"],
  ])("refuses %s", (text, code) => {
    let error: unknown;
    try {
      parseEndpoint(text);
    } catch (caught) {
      error = caught;
    }
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toContain("hunter2");
  });
});

describe("an endpoint of the specialty", () => {
  const settings = endpointSchema.parse({
    name: "ward-gpu",
    url: "http://127.0.0.1:8000/v1/",
    model: "m",
    keyVariable: "WARD_KEY",
  });

  it("is found by its name", async () => {
    const places = { projectFolder: "/", base: "base", endpoints: [settings] };
    const found = await resolveModel({} as Store, "ward-gpu", places);
    expect(found).toMatchObject({ kind: "endpoint", name: "ward-gpu", id: "http://127.0.0.1:8000/v1#m" });
  });

  it.each([
    ["", /WARD_KEY is not set/],
    ["line\nbreak", /cannot have/],
  ])("is refused with the key %j", async (key, why) => {
    vi.stubEnv("WARD_KEY", key);
    const found = await resolveModel({} as Store, "ward-gpu", { projectFolder: "/", base: "b", endpoints: [settings] });
    expect(() => found.kind === "endpoint" && keyFor(found)).toThrow(why);
  });
});
