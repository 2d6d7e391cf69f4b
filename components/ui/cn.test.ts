import { expect, test } from "vitest";
import { cn } from "./cn";

test("of two classes for the same property the later one wins", () => {
  expect(cn("px-2 text-sm", "px-4", "text-md")).toBe("px-4 text-md");
  expect(cn("animate-spin", "animate-breathe")).toBe("animate-breathe");
  expect(cn("ease-out", "ease-settle")).toBe("ease-settle");
});

test("our sizes, shadows and colours live beside each other", () => {
  expect(cn("text-2xs", "text-muted")).toBe("text-2xs text-muted");
  expect(cn("shadow-float", "shadow-ink", "shadow-press")).toBe("shadow-ink shadow-press");
});

test("leaves out what is off", () => {
  expect(cn("a", false, undefined, { b: true, c: false })).toBe("a b");
});
