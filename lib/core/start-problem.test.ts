import { expect, test } from "vitest";
import { StartRefused } from "./env";
import { startProblem } from "./start-problem";

test.each([
  [{ code: "EADDRINUSE", syscall: "listen" }, "Port 3000 is in use."],
  [{ code: "EACCES", syscall: "listen" }, "Set PORT to a higher one."],
  [{ code: "EADDRNOTAVAIL", syscall: "listen" }, "no address of this machine"],
  [{ code: "ENOTFOUND", syscall: "getaddrinfo" }, "no address of this machine"],
  [{ code: "ENOSPC", syscall: "write" }, "no space left for the data directory .patchbay"],
  [{ code: "EROFS", syscall: "open", path: "/data/postgres.log" }, "may not write to /data/postgres.log"],
])("%o is told in plain words", (facts, words) => {
  expect(startProblem(Object.assign(new Error("raw"), facts))).toContain(words);
});

test("a refusal says what it says, and a fault of ours keeps its stack", () => {
  expect(startProblem(new StartRefused("No."))).toBe("No.");
  expect(startProblem(new TypeError("x is not a function"))).toBeNull();
});
