// `npm run check`: types, lint and format, unused code, and the layers of the house.
import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";

const CHECKS = [
  ["types", ["node_modules/typescript/bin/tsc", "--noEmit"]],
  ["lint and format", ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"]],
  ["unused code", ["node_modules/knip/bin/knip.js", "--no-progress"]],
  ["layers", ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", "lib/architecture.test.ts"]],
];

/**
 * Runs every check to its end, also when one fails.
 *
 * @returns how many passed and how many failed
 */
export function runChecks() {
  const results = CHECKS.map(([name, args]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    process.stdout.write(`${status === 0 ? "ok" : "FAILED"}  ${name}\n`);
    if (status !== 0) process.stdout.write(`${stdout}\n${stderr}\n`);
    return status === 0;
  });

  return { passed: results.filter(Boolean).length, failed: results.filter((isOk) => !isOk).length };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { passed, failed } = runChecks();
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
}
