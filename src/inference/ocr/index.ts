export { askOcrRules, OCR_RULES, type OcrRules } from "./ocr-rules.ts";
