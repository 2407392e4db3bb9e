export { askOcrRules, OCR_RULES, type OcrRules } from "./ocr-rules.ts";
export { WordReader } from "./read-words.ts";
export { startTesseract, type WordEngine } from "./tesseract.ts";
export type { Word } from "./word.ts";
