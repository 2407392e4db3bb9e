import type { ClinicalSpecialty } from "../specialty.ts";
import { CARDIOLOGY } from "./cardiology.ts";
import { ENDOCRINOLOGY } from "./endocrinology.ts";
import { GASTROENTEROLOGY } from "./gastroenterology.ts";
import { GENERAL } from "./general.ts";
import { INFECTION } from "./infection.ts";
import { LABORATORY } from "./laboratory.ts";
import { NEPHROLOGY } from "./nephrology.ts";
import { NEUROLOGY } from "./neurology.ts";
import { OBSTETRICS } from "./obstetrics.ts";
import { ONCOLOGY } from "./oncology.ts";
import { OPHTHALMOLOGY } from "./ophthalmology.ts";
import { ORTHOPEDICS } from "./orthopedics.ts";
import { PHARMACY } from "./pharmacy.ts";
import { PULMONOLOGY } from "./pulmonology.ts";
import { RADIOLOGY } from "./radiology.ts";
import { SURGERY } from "./surgery.ts";
import { type SenseEntry, senseTable } from "./table.ts";

const TABLES: readonly (readonly [ClinicalSpecialty, string])[] = [
  ["general", GENERAL],
  ["cardiology", CARDIOLOGY],
  ["pulmonology", PULMONOLOGY],
  ["neurology", NEUROLOGY],
  ["gastroenterology", GASTROENTEROLOGY],
  ["nephrology", NEPHROLOGY],
  ["endocrinology", ENDOCRINOLOGY],
  ["oncology", ONCOLOGY],
  ["laboratory", LABORATORY],
  ["radiology", RADIOLOGY],
  ["pharmacy", PHARMACY],
  ["obstetrics", OBSTETRICS],
  ["ophthalmology", OPHTHALMOLOGY],
  ["orthopedics", ORTHOPEDICS],
  ["infection", INFECTION],
  ["surgery", SURGERY],
];

/** All senses that ship with the product. */
export const CLINICAL_SENSES: readonly SenseEntry[] = TABLES.flatMap(([specialty, table]) =>
  senseTable(specialty, table),
);
