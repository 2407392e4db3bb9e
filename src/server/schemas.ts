import { z } from "@hono/zod-openapi";
import { ERRORS, type ErrorCode } from "../domain/error.ts";
import { FIELD_STATUSES } from "../domain/field.ts";

/** Shapes that several routes share. Every named one is a type of the generated client. */

export const failureSchema = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
      message: z.string(),
      remedy: z.string(),
    }),
  })
  .openapi("Failure");

export const documentIdSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, "is no document id")
  .openapi({ description: "SHA-256 of the source file" });

/** Ids of datasets, runs, evaluations, releases and people. */
export const idSchema = z.string().regex(/^[A-Za-z0-9._-]{1,128}$/, "is no id");

export const instantSchema = z.iso.datetime().openapi({ description: "UTC, ISO 8601" });

export const scoreSchema = z
  .union([
    z.object({ kind: z.literal("scored"), value: z.number(), n: z.number() }),
    z.object({ kind: z.literal("unscored"), reason: z.string() }),
  ])
  .openapi("Score", { description: "A measured number, or the reason why there is none." });

export const intervalSchema = z
  .object({ low: z.number(), high: z.number(), level: z.number() })
  .openapi("Interval", { description: "Two-sided; level 0.95 for 95 %." });

/**
 * A named shape, or null. `.nullable()` on a named shape becomes an intersection with null in the description, which no
 * value fits.
 */
export const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);

const fraction = z.number().min(0).max(1);

/** How far a box may reach beyond the page by rounding. */
const BOX_TOLERANCE = 1e-6;

export const boxSchema = z
  .strictObject({ page: z.int().min(0), x: fraction, y: fraction, width: fraction, height: fraction })
  .refine((box) => box.width > 0 && box.height > 0, "a box needs a width and a height")
  .refine(
    (box) => box.x + box.width <= 1 + BOX_TOLERANCE && box.y + box.height <= 1 + BOX_TOLERANCE,
    "the box reaches beyond the page",
  )
  .openapi("Box", { description: "Fractions of the unrotated page, origin top left; page counts from 0." });

/** A box as it is stored; imports may have written what an input would refuse. */
export const storedBoxSchema = z
  .object({ page: z.int(), x: z.number(), y: z.number(), width: z.number(), height: z.number() })
  .openapi("StoredBox");

export const fieldStatusSchema = z.enum(FIELD_STATUSES).openapi("FieldStatus");

/** Query of a list: how many, and where to go on. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).openapi({ description: "Items at most." }),
  cursor: z
    .string()
    .max(2000)
    .optional()
    .openapi({ description: "`next` of the list before; the first part when left out." }),
};

/** Truth values in a query are words. */
export const wordBoolean = z.enum(["true", "false"]).transform((word) => word === "true");
