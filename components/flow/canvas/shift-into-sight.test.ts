import { expect, test } from "vitest";
import { shiftIntoSight } from "./shift-into-sight";

const frame = { width: 800, height: 600, leftMargin: 100 };

test.each([
  ["in sight", { left: 200, top: 200 }, null],
  ["beyond the right", { left: 700, top: 200 }, { x: -196, y: 0 }],
  ["under what floats at the left", { left: 40, top: 200 }, { x: 60, y: 0 }],
  ["below", { left: 200, top: 560 }, { x: 0, y: -92 }],
  ["above and left", { left: -300, top: -50 }, { x: 400, y: 82 }],
])("a card %s is moved by no more than it takes", (_, place, shift) => {
  expect(shiftIntoSight({ ...place, width: 264, height: 100 }, frame)).toEqual(shift);
});

test("of a card that is wider than the screen the start is shown", () => {
  expect(shiftIntoSight({ left: 300, top: 100, width: 2000, height: 100 }, frame)).toEqual({ x: -200, y: 0 });
});
