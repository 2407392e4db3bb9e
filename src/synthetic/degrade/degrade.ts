import type { Random } from "../../domain/random.ts";
import { blur } from "./blur.ts";
import { fade } from "./fade.ts";
import { fax } from "./fax.ts";
import { fold } from "./fold.ts";
import { jpeg } from "./jpeg.ts";
import { lowResolution } from "./low-resolution.ts";
import { noise } from "./noise.ts";
import { perspective } from "./perspective.ts";
import type { Picture } from "./picture.ts";
import { punchHoles } from "./punch-holes.ts";
import { skew } from "./skew.ts";
import { stamp } from "./stamp.ts";
import { unevenLight } from "./uneven-light.ts";

/** Harms a picture. `severity` is 0 (not at all) to 1 (barely readable). */
type Degrade = (picture: Picture, severity: number, random: Random) => Picture | Promise<Picture>;

/**
 * Every degradation, in the order in which a document meets them: on paper, under the camera, in the wire. With how many
 * documents in a hundred have it when chance decides.
 */
const METHODS = {
  fade: [fade, 50],
  stamp: [stamp, 15],
  "punch-holes": [punchHoles, 12],
  fold: [fold, 12],
  skew: [skew, 25],
  perspective: [perspective, 15],
  "uneven-light": [unevenLight, 50],
  blur: [blur, 40],
  "low-resolution": [lowResolution, 15],
  noise: [noise, 60],
  fax: [fax, 8],
  jpeg: [jpeg, 25],
} satisfies Record<string, [Degrade, number]>;

export type DegradationName = keyof typeof METHODS;

/** Names of all degradations, in the order in which they are applied. */
export const DEGRADATIONS = Object.keys(METHODS) as DegradationName[];

/** A degradation as one document has it. */
export interface Degradation {
  name: DegradationName;
  severity: number;
}

/** Degradations for a document of a severity of 0..1, by chance; a severity of 0 has none. */
export function sampleDegradations(random: Random, severity: number): Degradation[] {
  if (severity === 0) return [];
  return DEGRADATIONS.flatMap((name) => {
    const [chosen, part] = [random.next() * 100 < METHODS[name][1], random.between(0.3, 1)];
    return chosen ? [{ name, severity: severity * part }] : [];
  });
}

/** Those of the given names, each with the whole severity. */
export function namedDegradations(names: readonly DegradationName[], severity: number): Degradation[] {
  if (severity === 0) return [];
  return DEGRADATIONS.filter((name) => names.includes(name)).map((name) => ({ name, severity }));
}

/** Applies degradations one after another. The picture's pixels are overwritten. */
export async function degrade(
  picture: Picture,
  degradations: readonly Degradation[],
  random: Random,
): Promise<Picture> {
  let out = picture;
  for (const { name, severity } of degradations) {
    const apply: Degrade = METHODS[name][0];
    out = await apply(out, severity, random);
  }
  return out;
}
