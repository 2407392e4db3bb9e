import type { Random } from "../../domain/random.ts";
import { isFree } from "./free-place.ts";
import type { Picture, Point } from "./picture.ts";

/**
 * A round or an angular stamp. Its writing is a scrawl without letters, since the transcript does not hold it; its ink lies
 * where no text stands, or else is so light that text is read through it.
 */
export function stamp(picture: Picture, severity: number, random: Random): Picture {
  const { grey, width, height } = picture;
  const radius = Math.min(width, height) * random.between(0.09, 0.16);
  const places = Array.from({ length: 8 }, () => ({
    x: random.between(radius, width - radius),
    y: random.between(radius, height - radius),
  }));
  const free = places.find((place) => isFree(picture, place, radius));
  const centre = free ?? (places[0] as Point);
  const ink = severity * (free ? random.between(0.4, 0.8) : random.between(0.15, 0.35));
  const angle = random.between(-0.5, 0.5);
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isInk = (random.chance(0.5) ? roundStamp : angularStamp)(random);
  for (let y = Math.max(0, Math.floor(centre.y - radius)); y < Math.min(height, centre.y + radius); y++) {
    for (let x = Math.max(0, Math.floor(centre.x - radius)); x < Math.min(width, centre.x + radius); x++) {
      const [dx, dy] = [(x - centre.x) / radius, (y - centre.y) / radius];
      if (isInk(dx * cosine + dy * sine, dy * cosine - dx * sine)) grey[y * width + x]! *= 1 - ink;
    }
  }
  return picture;
}

/** Whether there is ink at a place of the stamp, in -1..1 each way. */
type Shape = (x: number, y: number) => boolean;

const isScrawl = (x: number, y: number, wave: number): boolean => Math.abs(y - 0.07 * Math.sin(x * wave)) < 0.035;

function roundStamp(random: Random): Shape {
  const [wave, rings] = [random.between(18, 34), random.integer(1, 2)];
  return (x, y) => {
    const distance = Math.hypot(x, y);
    if (distance > 0.9 && distance < 0.97) return true;
    if (rings === 2 && distance > 0.68 && distance < 0.72) return true;
    return Math.abs(x) < 0.5 && isScrawl(x, y, wave);
  };
}

function angularStamp(random: Random): Shape {
  const [wave, half] = [random.between(18, 34), random.between(0.3, 0.45)];
  return (x, y) => {
    const outside = Math.max(Math.abs(x) / 0.85, Math.abs(y) / half);
    if (outside > 0.9 && outside < 1) return true;
    return Math.abs(x) < 0.65 && (isScrawl(x, y - half * 0.35, wave) || isScrawl(x, y + half * 0.35, wave * 1.3));
  };
}
