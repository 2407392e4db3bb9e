import fc from "fast-check";
import { expect, test } from "vitest";
import type { Box } from "../answer.ts";
import { outline } from "./boxes.tsx";
import {
  boxBetween,
  nextTurn,
  nudged,
  pointUnder,
  sheetSize,
  type Turn,
  turned,
  turnedBox,
  unturned,
} from "./geometry.ts";

const turn = fc.constantFrom<Turn>(0, 90, 180, 270);
const fraction = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const box = fc
  .tuple(fraction, fraction, fraction, fraction)
  .filter(([x, y, toX, toY]) => Math.abs(x - toX) > 0.02 && Math.abs(y - toY) > 0.02)
  .map(([x, y, toX, toY]) => boxBetween([x, y], [toX, toY], 2));

const near = (one: Box, other: Box): void => {
  expect(one.page).toBe(other.page);
  for (const side of ["x", "y", "width", "height"] as const) expect(one[side]).toBeCloseTo(other[side], 9);
};

test("a page that is turned four times lies as it did, and every point comes back", () => {
  fc.assert(
    fc.property(turn, fraction, fraction, (by, x, y) => {
      const [backX, backY] = unturned(turned([x, y], by), by);
      expect([backX, backY]).toEqual([expect.closeTo(x, 9), expect.closeTo(y, 9)]);
      expect(nextTurn(nextTurn(nextTurn(nextTurn(by))))).toBe(by);
    }),
  );
  // Turned clockwise, the top left corner goes to the top right.
  expect(turned([0, 0], 90)).toEqual([1, 0]);
  expect(turned([0, 0], 180)).toEqual([1, 1]);
  expect(turned([0, 0], 270)).toEqual([0, 1]);
});

test("a drag over a box that is shown gives that box, at every zoom, turn and place of scrolling", () => {
  const view = fc.record({
    turn,
    zoom: fc.double({ min: 0.5, max: 4, noNaN: true }),
    left: fc.integer({ min: -5000, max: 5000 }),
    top: fc.integer({ min: -5000, max: 5000 }),
    ratio: fc.constantFrom(0.4, 1, Math.SQRT2, 3),
  });
  fc.assert(
    fc.property(box, view, (wanted, { turn, zoom, left, top, ratio }) => {
      const { outer } = sheetSize({ width: 1000, height: 1000 * ratio }, 800 * zoom, turn);
      const shown = turnedBox(wanted, turn);
      const frame = { left, top, ...outer };
      const at = (x: number, y: number) =>
        pointUnder({ clientX: left + x * outer.width, clientY: top + y * outer.height }, frame, turn);
      const [from, to] = [at(shown.x, shown.y), at(shown.x + shown.width, shown.y + shown.height)];
      near(boxBetween(from, to, 2), wanted);
      // From the opposite corners as well.
      near(boxBetween(at(shown.x + shown.width, shown.y), at(shown.x, shown.y + shown.height), 2), wanted);
    }),
  );
});

test("a page keeps its shape: what is turned and what is seen cover the same place", () => {
  fc.assert(
    fc.property(turn, fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (by, width, height) => {
      const { outer, inner } = sheetSize({ width, height }, 640, by);
      expect(inner.height / inner.width).toBeCloseTo(height / width, 6);
      expect(outer.width).toBe(640);
      const onSide = by === 90 || by === 270;
      expect([inner.width, inner.height]).toEqual(onSide ? [outer.height, outer.width] : [outer.width, outer.height]);
    }),
  );
});

test("arrow keys move and size a box as they point on the screen, and never beyond the page", () => {
  const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] } as const;
  fc.assert(
    fc.property(box, turn, fc.constantFrom(...(Object.keys(step) as (keyof typeof step)[])), (start, by, key) => {
      const moved = nudged(start, key, { turn: by, sizes: false });
      if (!moved) throw new Error("an arrow moves");
      const [before, after] = [turnedBox(start, by), turnedBox(moved, by)];
      const [across, down] = step[key];
      expect(Math.sign(Math.round((after.x - before.x) * 1e6))).toBeOneOf([across, 0]);
      expect(Math.sign(Math.round((after.y - before.y) * 1e6))).toBeOneOf([down, 0]);
      expect([after.width, after.height]).toEqual([expect.closeTo(before.width, 9), expect.closeTo(before.height, 9)]);
      for (const sizes of [true, false]) {
        const changed = nudged(start, key, { turn: by, sizes });
        if (!changed) throw new Error("an arrow sizes");
        expect(changed.x).toBeGreaterThanOrEqual(-1e-9);
        expect(changed.y).toBeGreaterThanOrEqual(-1e-9);
        expect(changed.x + changed.width).toBeLessThanOrEqual(1 + 1e-9);
        expect(changed.y + changed.height).toBeLessThanOrEqual(1 + 1e-9);
        expect(Math.min(changed.width, changed.height)).toBeGreaterThan(0);
      }
    }),
  );
  const start = { page: 0, x: 0.4, y: 0.4, width: 0.2, height: 0.2 };
  expect(nudged(start, "ArrowRight", { turn: 0, sizes: false })?.x).toBeCloseTo(0.41, 9);
  expect(nudged(start, "ArrowDown", { turn: 90, sizes: false })?.x).toBeCloseTo(0.41, 9);
  expect(nudged(start, "Enter", { turn: 0, sizes: false })).toBeNull();
});

test("all boxes of a kind are one shape", () => {
  const boxes = Array.from({ length: 500 }, (_, index) => ({
    page: 0,
    x: index / 600,
    y: 0.5,
    width: 0.01,
    height: 0.02,
  }));
  const shape = outline(boxes);
  expect(shape.match(/M/g)).toHaveLength(500);
  expect(shape.startsWith("M0 0.5h0.01v0.02h-0.01z")).toBe(true);
});
