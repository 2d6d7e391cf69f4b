import { spawnSync } from "node:child_process";
import process from "node:process";
import { ensureChromium } from "./ensure-chromium.mjs";

/**
 * Runs the browser tests in a real Chromium, which is installed first if there is none.
 *
 * @param args of Playwright's `test` command
 * @param env what Playwright is told beside that
 * @returns its exit code; null when it was killed
 */
export function runPlaywright(args, env = {}) {
  return spawnSync(process.execPath, ["node_modules/@playwright/test/cli.js", "test", ...args], {
    stdio: "inherit",
    env: { ...process.env, CHROMIUM_PATH: ensureChromium(), ...env },
  }).status;
}
