import type { PageQuality } from "../domain/document.ts";
import { type GreyImage, shrinkToGrey } from "./grey-image.ts";

/** Pages are measured at this width at most, so that sharpness does not depend on the scan's resolution. */
export const MEASURE_WIDTH = 1000;
/** Bounds the work on pages that are narrow and very long. */
const MEASURE_PIXELS = 4_000_000;

/** Ink is darker than the paper by half of the way to the darkest grey, and by this much at least. */
const INK_DEPTH = 32;
/** Less ink than this share is dust: about seven characters of body text on a page. */
const BLANK_INK = 0.0002;

const SKEW_LIMIT_DEGREES = 10;
const SKEW_COARSE_DEGREES = 0.5;
const SKEW_FINE_DEGREES = 0.05;
const SKEW_POINTS = 6_000;
const SKEW_FEWEST_POINTS = 150;
/** The best profile must be this many times as peaked as the median over all angles, or there are no lines. */
const SKEW_PEAK = 1.6;
const SKEW_PLATEAU = 0.98;

/** The size that a page is measured at, in pixels. */
export function measureSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, MEASURE_WIDTH / width, Math.sqrt(MEASURE_PIXELS / (width * height)));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * How good a page is to read. A page larger than `measureSize` is shrunk first. Takes about 20 ms.
 * `sharpness` is in squared grey levels of 0..255; `contrast` and `ink` are shares 0..1.
 */
export function measureQuality(page: GreyImage): PageQuality {
  const size = measureSize(page.width, page.height);
  const image =
    size.width < page.width || size.height < page.height
      ? shrinkToGrey({ ...page, pixels: page.data, channels: 1 }, size.width, size.height)
      : page;
  const levels = greyLevels(image);
  const inked = inkMask(image, levels);
  let count = 0;
  for (let at = 0; at < inked.length; at++) count += inked[at] as number;
  const ink = count / inked.length;
  const blank = ink < BLANK_INK;
  return {
    sharpness: laplacianVariance(image),
    skewDegrees: blank ? null : skewOf(inked, image.width, image.height),
    contrast: (levels.percentile(0.95) - levels.percentile(0.05)) / 255,
    ink,
    blank,
  };
}

interface GreyLevels {
  /** The grey level 0..255 that the given share of pixels does not exceed. */
  percentile(share: number): number;
}

function greyLevels({ data }: GreyImage): GreyLevels {
  const counts = new Uint32Array(256);
  for (const grey of data) counts[grey] = (counts[grey] as number) + 1;
  return {
    percentile(share) {
      let left = share * data.length;
      for (let grey = 0; grey < 256; grey++) {
        left -= counts[grey] as number;
        if (left <= 0) return grey;
      }
      return 255;
    },
  };
}

/** 1 for ink, 0 for paper. A dark pixel without a dark neighbour is a speck of dust, not ink. */
function inkMask({ data, width, height }: GreyImage, levels: GreyLevels): Uint8Array {
  const paper = levels.percentile(0.75);
  const threshold = paper - Math.max(INK_DEPTH, (paper - levels.percentile(0.0002)) / 2);
  const mask = new Uint8Array(data.length);
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at++) {
      if ((data[at] as number) > threshold) continue;
      const connected =
        (column > 0 && (data[at - 1] as number) <= threshold) ||
        (column < width - 1 && (data[at + 1] as number) <= threshold) ||
        (row > 0 && (data[at - width] as number) <= threshold) ||
        (row < height - 1 && (data[at + width] as number) <= threshold);
      if (connected) mask[at] = 1;
    }
  }
  return mask;
}

/** Source: J. L. Pech-Pacheco et al., Diatom autofocusing in brightfield microscopy (2000), with the 4-neighbour kernel. */
function laplacianVariance({ data, width, height }: GreyImage): number {
  if (width < 3 || height < 3) return 0;
  let sum = 0;
  let squares = 0;
  for (let row = 1; row < height - 1; row++) {
    let at = row * width + 1;
    let [left, centre] = [data[at - 1] as number, data[at] as number];
    for (const last = at + width - 2; at < last; at++) {
      const right = data[at + 1] as number;
      const value = left + right + (data[at - width] as number) + (data[at + width] as number) - 4 * centre;
      sum += value;
      squares += value * value;
      left = centre;
      centre = right;
    }
  }
  const count = (width - 2) * (height - 2);
  return Math.max(0, squares / count - (sum / count) ** 2);
}

/**
 * The angle of text lines by projection profile: the lower edges of ink are projected along each angle, and the angle whose
 * profile is most uneven runs along the lines. Degrees, clockwise positive; null where no angle stands out.
 * Source: W. Postl, Detection of linear oblique structures and skew scan in digitized documents (ICPR 1986).
 */
function skewOf(inked: Uint8Array, width: number, height: number): number | null {
  let edges = 0;
  const last = inked.length - width;
  for (let at = 0; at < last; at++) if (inked[at] === 1 && inked[at + width] === 0) edges++;
  if (edges < SKEW_FEWEST_POINTS) return null;

  const kept = Math.min(edges, SKEW_POINTS);
  const columns = new Float32Array(kept);
  const rows = new Float32Array(kept);
  let point = 0;
  let edge = 0;
  for (let at = 0; at < last; at++) {
    if (inked[at] !== 1 || inked[at + width] !== 0) continue;
    // Evenly spread over the page: edge k is kept when it starts a new one of the `kept` equal parts.
    if (point < kept && Math.floor((edge * kept) / edges) === point) {
      columns[point] = (at % width) - width / 2;
      rows[point] = Math.floor(at / width);
      point++;
    }
    edge++;
  }

  const margin = Math.ceil((width / 2) * Math.sin((SKEW_LIMIT_DEGREES * Math.PI) / 180)) + 2;
  const profile = new Uint32Array(height + 2 * margin);
  const score = (degrees: number): number => {
    const radians = (degrees * Math.PI) / 180;
    const [sine, cosine] = [Math.sin(radians), Math.cos(radians)];
    profile.fill(0);
    for (let index = 0; index < point; index++) {
      const bin = ((rows[index] as number) * cosine - (columns[index] as number) * sine + margin + 0.5) | 0;
      profile[bin] = (profile[bin] as number) + 1;
    }
    let squares = 0;
    for (const count of profile) squares += count * count;
    return squares;
  };
  const scan = (from: number, to: number, step: number): { degrees: number; score: number }[] =>
    Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => {
      const degrees = from + index * step;
      return { degrees, score: score(degrees) };
    });
  const coarse = scan(-SKEW_LIMIT_DEGREES, SKEW_LIMIT_DEGREES, SKEW_COARSE_DEGREES).sort((a, b) => a.score - b.score);
  const middle = coarse[coarse.length >> 1] as { score: number };
  const about = (coarse.at(-1) as { degrees: number }).degrees;
  const fine = scan(
    Math.max(-SKEW_LIMIT_DEGREES, about - SKEW_COARSE_DEGREES),
    Math.min(SKEW_LIMIT_DEGREES, about + SKEW_COARSE_DEGREES),
    SKEW_FINE_DEGREES,
  );
  const peak = Math.max(...fine.map((angle) => angle.score));
  if (peak < SKEW_PEAK * middle.score) return null;
  // Neighbouring angles can fall into the same bins: the middle of the plateau is the angle.
  const plateau = fine.filter((angle) => angle.score >= SKEW_PLATEAU * peak);
  const degrees = plateau.reduce((sum, angle) => sum + angle.degrees, 0) / plateau.length;
  // Rounding hides the noise of repeated steps, and turns -0 into 0.
  return Math.round(degrees * 100) / 100 + 0;
}
