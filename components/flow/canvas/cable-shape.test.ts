import { expect, test } from "vitest";
import { cableShape } from "./cable-shape";

test("a cable hangs through a little, and no more the longer it is", () => {
  const sagOf = (length: number) => cableShape({ x: 0, y: 0 }, { x: length, y: 0 }).middle.y;

  expect(sagOf(100)).toBeGreaterThan(0);
  expect(sagOf(300)).toBeGreaterThan(sagOf(100));
  expect(sagOf(5000)).toBeLessThan(20);
});

test("a cable that leads back goes under its cards", () => {
  const { middle } = cableShape({ x: 600, y: 40 }, { x: 0, y: 0 });

  expect(middle.y).toBeGreaterThan(100);
  expect(middle.x).toBeCloseTo(300);
});

test("a cable that leads back to another row goes between the rows", () => {
  expect(cableShape({ x: 600, y: 0 }, { x: 0, y: 200 }).middle).toEqual({ x: 300, y: 100 });
});

test("a path starts and ends in the jacks", () => {
  const { path } = cableShape({ x: 1, y: 2 }, { x: 301.26, y: 52 });

  expect(path).toMatch(/^M1 2L17 2C.*L301\.3 52$/);
});
