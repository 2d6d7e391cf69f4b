import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { DELIVERY_ERROR_CLASSES } from "@/lib/core/vocabulary";
import { failureAdvice } from "./failure-advice";

/** For faults of ours, and for nothing else. */
const FALLBACK = failureAdvice("internal");

test.each([...DELIVERY_ERROR_CLASSES, ...codesOfTheEngine()])("%s comes with advice of its own", (code) => {
  expect(failureAdvice(code)).not.toBe(FALLBACK);
});

/** Codes as the engine and the sending of messages spell them: `failed("no_contact", …)`, `code: "…"`. */
function codesOfTheEngine(): string[] {
  const files = [...sourcesBelow("lib/engine"), "lib/conversations/send-message.ts"];
  const codes = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/(?:failed(?:Before)?\(|\bcode: )"([a-z_]+)",? (?!path)/g)].map(
      ([, code]) => code ?? "",
    ),
  );

  return [...new Set(codes)];
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.startsWith("test-host"))
    .map((file) => path.join(folder, file));
}
