import { defineSpecialty } from "residency";
import { medocrSpecialty } from "./specialty.ts";

/** MEDOCR_BASE names the folder of a base model that needs a GPU, such as PaddleOCR-VL; the starter when left out. */
const base = process.env.MEDOCR_BASE;

export default defineSpecialty(medocrSpecialty(base ?? "../../models/starter", base !== undefined));
