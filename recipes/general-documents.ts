import type { defineSpecialty } from "residency";

type GeneralFamily = NonNullable<Parameters<typeof defineSpecialty>[0]["general"]>[string];

/** Till receipts, as practice for not forgetting. */
export const receipt: GeneralFamily = {
  fields: [
    { path: "store" },
    { path: "date", type: "date" },
    { path: "items[].name" },
    { path: "items[].price", type: "number" },
    { path: "total", type: "number" },
  ],
};

/** Invoices, as practice for not forgetting. */
export const invoice: GeneralFamily = {
  fields: [
    { path: "seller" },
    { path: "number", type: "code" },
    { path: "date", type: "date" },
    { path: "items[].name" },
    { path: "items[].quantity", type: "number" },
    { path: "items[].amount", type: "number" },
    { path: "total", type: "number" },
  ],
};
