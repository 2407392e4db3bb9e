import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import sharp from "sharp";
import Tesseract from "tesseract.js";
import { withoutRules } from "./without-rules.ts";
import type { Word } from "./word.ts";

/** Reads the words of one picture. `close` ends what runs beside this process. */
export interface WordEngine {
  /** Words in the engine's own order; `page` is given to each. */
  read(png: Buffer, page: number): Promise<Word[]>;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);
const { version } = require("tesseract.js/package.json") as { version: string };

/** The engine and everything that changes what it reads: its version, its language data and how pictures are prepared. */
export const TESSERACT_ID = `tesseract.js-${version}-eng-1`;

/** Language data as the npm package holds it: integers of the best model. A path, so nothing is ever fetched. */
export const LANGUAGE_FOLDER = join(dirname(require.resolve("@tesseract.js-data/eng/package.json")), "4.0.0_best_int");

/** The engine reads capitals of 20 to 40 px best; a slip of paper 280 px wide has 10. Larger pages are left as they are. */
const ENLARGED_WIDTH = 1680;
const MOST_ENLARGEMENT = 3;

/** Larger pictures are refused: they would not fit in the memory of the engine, which has 32-bit addresses. */
const MOST_PIXELS = 60_000_000;

/**
 * Starts Tesseract in a thread of its own, with the language data of the npm package and no use of the network.
 *
 * `read` throws an Error for what is no picture, and whatever the engine says.
 */
export async function startTesseract(): Promise<WordEngine> {
  const worker = await Tesseract.createWorker("eng", Tesseract.OEM.LSTM_ONLY, {
    langPath: LANGUAGE_FOLDER,
    gzip: true,
    cacheMethod: "none",
    // Without a handler the package throws where nobody can catch it.
    errorHandler: () => {},
  });
  await worker.setParameters({ tessedit_pageseg_mode: PAGE_LAYOUT, user_defined_dpi: "300" });
  return {
    async read(png, page) {
      const { picture, width, height } = await prepared(png);
      const { data } = await worker.recognize(picture, {}, { text: false, blocks: true });
      return (data.blocks ?? []).flatMap((block) =>
        block.paragraphs.flatMap((paragraph) =>
          paragraph.lines.flatMap((line) =>
            line.words
              .filter((word) => word.text.trim() !== "")
              .map(({ text, confidence, bbox }) => ({
                text: text.trim(),
                page,
                box: {
                  page,
                  x: bbox.x0 / width,
                  y: bbox.y0 / height,
                  width: (bbox.x1 - bbox.x0) / width,
                  height: (bbox.y1 - bbox.y0) / height,
                },
                confidence: confidence / 100,
              })),
          ),
        ),
      );
    },
    close: async () => void (await worker.terminate()),
  };
}

/** One block of text of one column: forms and tables keep their rows, which the search for columns tears apart. */
const PAGE_LAYOUT = Tesseract.PSM.SINGLE_BLOCK;

/** Grey, on white where the picture is transparent, enlarged where it is small, and without the rules of tables. */
async function prepared(png: Buffer): Promise<{ picture: Buffer; width: number; height: number }> {
  const image = sharp(png, { limitInputPixels: MOST_PIXELS });
  const { width: original } = await image.metadata();
  const enlargement = Math.min(MOST_ENLARGEMENT, Math.max(1, ENLARGED_WIDTH / original));
  const { data, info } = await image
    .flatten({ background: "white" })
    .greyscale()
    .resize({ width: Math.round(original * enlargement), kernel: "cubic" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const grey = channels === 1 ? data : data.filter((_value, index) => index % channels === 0);
  withoutRules(grey, width, height);
  const picture = await sharp(grey, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return { picture, width, height };
}
