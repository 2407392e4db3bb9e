import type { Box } from "../answer.ts";

/** How far a page is turned clockwise, in degrees. */
export type Turn = 0 | 90 | 180 | 270;

/** x to the right, y down; fractions of what they lie on. */
export type Point = readonly [x: number, y: number];

/** How far one press of an arrow key moves a box: fractions of the page's width, and of its height. */
const NUDGE = { x: 0.01, y: 0.005 };

export const nextTurn = (turn: Turn): Turn => ((turn + 90) % 360) as Turn;

const isOnItsSide = (turn: Turn): boolean => turn === 90 || turn === 270;

/** A point of the page as it is shown (fractions, turned clockwise by `turn`) as a point of the unrotated page. */
export function unturned([x, y]: Point, turn: Turn): Point {
  switch (turn) {
    case 0:
      return [x, y];
    case 90:
      return [y, 1 - x];
    case 180:
      return [1 - x, 1 - y];
    case 270:
      return [1 - y, x];
  }
}

/** The inverse of `unturned`: where a point of the page is shown. */
export const turned = (point: Point, turn: Turn): Point => unturned(point, ((360 - turn) % 360) as Turn);

/** The box between two opposite corners, in any order. */
export function boxBetween([fromX, fromY]: Point, [toX, toY]: Point, page: number): Box {
  return {
    page,
    x: Math.min(fromX, toX),
    y: Math.min(fromY, toY),
    width: Math.abs(toX - fromX),
    height: Math.abs(toY - fromY),
  };
}

/** A box of the page as it lies on the page that is shown. */
export const turnedBox = ({ page, x, y, width, height }: Box, turn: Turn): Box =>
  boxBetween(turned([x, y], turn), turned([x + width, y + height], turn), page);

const unturnedBox = ({ page, x, y, width, height }: Box, turn: Turn): Box =>
  boxBetween(unturned([x, y], turn), unturned([x + width, y + height], turn), page);

/**
 * Pixels of a page that is shown `width` wide: `outer` as it is seen, `inner` before it is turned about its middle.
 */
export function sheetSize(page: { width: number; height: number }, width: number, turn: Turn) {
  const ratio = page.height / page.width;
  const outer = { width, height: isOnItsSide(turn) ? width / ratio : width * ratio };
  return { outer, inner: isOnItsSide(turn) ? { width: outer.height, height: outer.width } : outer };
}

/** The point of the unrotated page under a pointer; `frame` is the page as it is seen, in the pointer's pixels. */
export function pointUnder(
  pointer: { clientX: number; clientY: number },
  frame: { left: number; top: number; width: number; height: number },
  turn: Turn,
): Point {
  const within = (at: number, from: number, size: number): number => Math.min(1, Math.max(0, (at - from) / size));
  return unturned(
    [within(pointer.clientX, frame.left, frame.width), within(pointer.clientY, frame.top, frame.height)],
    turn,
  );
}

const ARROWS: Partial<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * A box moved by an arrow key, or with `sizes` its lower right corner, in the direction that the key has on the screen. It stays
 * on the page. Null for other keys.
 */
export function nudged(box: Box, key: string, { turn, sizes }: { turn: Turn; sizes: boolean }): Box | null {
  const arrow = ARROWS[key];
  if (!arrow) return null;
  const least = isOnItsSide(turn) ? { x: NUDGE.y, y: NUDGE.x } : NUDGE;
  const [across, down] = [arrow[0] * least.x, arrow[1] * least.y];
  const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
  const shown = turnedBox(box, turn);
  const changed = sizes
    ? {
        ...shown,
        width: clamp(shown.width + across, least.x, 1 - shown.x),
        height: clamp(shown.height + down, least.y, 1 - shown.y),
      }
    : {
        ...shown,
        x: clamp(shown.x + across, 0, 1 - shown.width),
        y: clamp(shown.y + down, 0, 1 - shown.height),
      };
  return unturnedBox(changed, turn);
}

export const isWithin = ([x, y]: Point, box: Omit<Box, "page">): boolean =>
  x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;

/** The smallest box around all; on the page of the first. */
export function boxAround(boxes: readonly [Box, ...Box[]]): Box {
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return boxBetween([left, top], [right, bottom], boxes[0].page);
}

/** Only what the API takes, and never beyond the page by rounding. */
export const plainBox = ({ page, x, y, width, height }: Box): Box => ({
  page,
  x,
  y,
  width: Math.min(width, 1 - x),
  height: Math.min(height, 1 - y),
});
