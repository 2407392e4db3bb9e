/** What a fault means for the question, the endpoint and the purse. */
interface FaultRule {
  /** What a person reads. Never text of a server's body: servers quote the question, and the question may be a patient's. */
  says: string;
  /** `retry`: the question is asked again; `fail`: the question fails alone; `stop`: the endpoint gets no more questions. */
  then: "retry" | "fail" | "stop";
  /** How often a question is sent at most, when this is the fault; it may have been paid for each time. */
  attempts: number;
  /** The endpoint is overloaded: fewer requests at once. */
  slows: boolean;
  /** The endpoint is unwell: counts towards a pause of the whole endpoint. */
  trips: boolean;
  /** What is booked when the server does not say: nothing, or the reserved amount. */
  charged: "no" | "unknown";
}

const rule = (
  says: string,
  then: FaultRule["then"],
  attempts: number,
  charged: FaultRule["charged"],
  more: Partial<Pick<FaultRule, "slows" | "trips">> = {},
): FaultRule => ({ says, then, attempts, charged, slows: false, trips: false, ...more });

/** Everything that an endpoint can do wrong. docs/endpoints.md explains the table, and a test has a server for every row. */
export const FAULTS = {
  "rate-limited": rule("the server asks for fewer requests", "retry", Number.POSITIVE_INFINITY, "no", { slows: true }),
  "quota-spent": rule("the account has no credit left", "stop", 1, "no"),
  overloaded: rule("the server is overloaded", "retry", 5, "no", { slows: true, trips: true }),
  "server-error": rule("the server failed", "retry", 5, "no", { trips: true }),
  unreachable: rule("the server cannot be reached", "retry", Number.POSITIVE_INFINITY, "no", { trips: true }),
  reset: rule("the connection broke off", "retry", 5, "unknown", { trips: true }),
  timeout: rule("no whole answer came in time", "retry", 3, "unknown", { slows: true, trips: true }),
  unauthorised: rule("the server refuses the key", "stop", 1, "no"),
  "not-found": rule("the server does not know the model or the path", "stop", 1, "no"),
  "bad-request": rule("the server refuses the question", "fail", 1, "no"),
  redirected: rule("the server redirects elsewhere, or for ever", "stop", 1, "no"),
  "address-refused": rule("the host is at an address that no endpoint may have", "stop", 1, "no"),
  "wrong-model": rule("another model answered", "stop", 1, "unknown"),
  "not-json": rule("the answer is not JSON", "retry", 2, "unknown", { trips: true }),
  "too-large": rule("the answer is larger than is read", "fail", 1, "unknown"),
  empty: rule("the answer has no text", "retry", 2, "unknown"),
  mismatched: rule("the answer belongs to another question", "retry", 3, "unknown", { trips: true }),
  refused: rule("the model refuses to answer", "fail", 1, "unknown"),
  filtered: rule("a content filter held the answer back", "fail", 1, "unknown"),
  "page-missing": rule("a page cannot be read", "fail", 1, "no"),
  "schema-mismatch": rule("the answer does not fit the schema, and its repair neither", "fail", 1, "unknown"),
} as const satisfies Record<string, FaultRule>;

export type FaultCode = keyof typeof FAULTS;

/** One fault, as a value: what went wrong with one request. */
export interface Fault {
  code: FaultCode;
  /** Numbers and short codes only. */
  detail?: string;
  /** How long the server asks to wait. */
  waitMs?: number;
}

/** One sentence, without any text of the question or the answer. */
export function describeFault({ code, detail, waitMs }: Fault): string {
  const wait = waitMs === undefined ? [] : [`it asks to wait ${Math.round(waitMs / 1000)} s`];
  const more = [...(detail ? [detail] : []), ...wait].join(", ");
  return more ? `${FAULTS[code].says} (${more})` : FAULTS[code].says;
}
