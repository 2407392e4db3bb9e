export type Turn = 0 | 90 | 180 | 270;

export const nextTurn = (turn: Turn): Turn => ((turn + 90) % 360) as Turn;

/** A point of the page as it is shown (fractions, turned clockwise by `turn`) as a point of the unrotated page. */
export function unturned([x, y]: readonly [number, number], turn: Turn): [number, number] {
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
