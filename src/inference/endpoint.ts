import { type EndpointSettings, endpointSchema } from "../domain/endpoint.ts";
import { ResidencyError } from "../domain/error.ts";

/** A server that speaks the OpenAI chat completions protocol. */
export interface Endpoint {
  kind: "endpoint";
  name: string;
  /** Base URL and model: whose answers these are. */
  id: string;
  settings: EndpointSettings;
}

/** The variable of the key for a URL that is given on the command line. */
const PLAIN_KEY_VARIABLE = "RESIDENCY_ENDPOINT_KEY";

/** An endpoint of the specialty. */
export function endpointOf(settings: EndpointSettings): Endpoint {
  const url = settings.url.replace(/\/+$/, "");
  return { kind: "endpoint", name: settings.name, id: `${url}#${settings.model}`, settings: { ...settings, url } };
}

/**
 * Reads `http://host:port/v1#model`. The key, if one is needed, is taken from RESIDENCY_ENDPOINT_KEY and kept nowhere. Such
 * an endpoint is not marked as allowed to see patients' data.
 *
 * @throws ResidencyError `model-not-found` when the text is not such a URL, `endpoint-invalid` when it may not be asked.
 */
export function parseEndpoint(text: string): Endpoint {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) throw new ResidencyError("model-not-found", "this is not a URL of an endpoint");
  const model = decodeURIComponent(url.hash.slice(1));
  if (!model) throw new ResidencyError("model-not-found", `name the model after a #, as in ${url.origin}/v1#my-model`);
  url.hash = "";
  const result = endpointSchema.safeParse({
    name: "given",
    url: url.href,
    model,
    ...(process.env[PLAIN_KEY_VARIABLE] ? { keyVariable: PLAIN_KEY_VARIABLE } : {}),
  });
  // The text itself stays out of the message: it may carry a password.
  if (!result.success)
    throw new ResidencyError(
      "endpoint-invalid",
      `the URL at ${url.host} ${result.error.issues.map((issue) => issue.message).join("; ")}`,
    );
  return { ...endpointOf(result.data), name: model };
}
