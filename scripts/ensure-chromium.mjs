import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const PLACES = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * Finds a real Chromium for the browser tests, or installs one, and says so.
 *
 * @returns its path
 */
export function ensureChromium() {
  const found = find();
  if (found) {
    say(`Browser tests run in ${found}.`);
    return found;
  }

  if (existsSync("/usr/bin/apt-get") && process.getuid?.() === 0) {
    say("No Chromium found. Installing Debian's: apt-get install chromium.");
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "chromium"]);
  } else {
    say("No Chromium found. Installing Playwright's own: npx playwright install chromium.");
    run("npx", ["playwright", "install", "chromium"]);
  }
  const installed = find();
  if (!installed)
    throw new Error("Chromium could not be installed. Install one and set CHROMIUM_PATH to it.");
  say(`Browser tests run in ${installed}.`);

  return installed;
}

function find() {
  return [...PLACES, chromium.executablePath()].find((place) => place && existsSync(place));
}

function run(command, args) {
  spawnSync(command, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}
