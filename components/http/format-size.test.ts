import { expect, test } from "vitest";
import { formatSize } from "./format-size";

test.each([
  [0, "0 B"],
  [1_023, "1023 B"],
  [1_024, "1 KB"],
  [12_700, "12.4 KB"],
  [1_048_576, "1 MB"],
  [1_572_864, "1.5 MB"],
])("%d bytes are %s", (bytes, expected) => {
  expect(formatSize(bytes)).toBe(expected);
});
