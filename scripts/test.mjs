// `npm test`: everything, on a fresh clone too. Installs and builds what is missing first.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { prepare } from "./prepare.mjs";

await prepare();
const { runChecks } = await import("./check.mjs");
const { runPlaywright } = await import("./run-playwright.mjs");

const reports = mkdtempSync(path.join(tmpdir(), "patchbay-reports-"));
const counts = [runChecks(), runVitest(), runBrowserTests()];
rmSync(reports, { recursive: true });

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

function runVitest() {
  const report = path.join(reports, "vitest.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { status } = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", ...args], {
    stdio: "inherit",
  });
  const { numPassedTests, numFailedTests, numTotalTests } = readReport(report, { numTotalTests: 0 });

  return counted(status, numPassedTests, numTotalTests - numPassedTests || numFailedTests);
}

function runBrowserTests() {
  const report = path.join(reports, "playwright.json");
  const status = runPlaywright(["--reporter=list,json"], { PLAYWRIGHT_JSON_OUTPUT_NAME: report });
  const { expected, unexpected, flaky, skipped } = readReport(report, { stats: {} }).stats;

  return counted(status, expected, unexpected + flaky + skipped);
}

/** A runner that ended badly has failed, whatever it counted; a skipped or flaky test has not passed. */
function counted(status, passed = 0, failed = 0) {
  return { passed, failed: status === 0 && passed > 0 ? failed : Math.max(failed || 0, 1) };
}

function readReport(file, fallback) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return fallback;
  }
}
