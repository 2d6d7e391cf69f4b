import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const STAMP = "node_modules/.patchbay-installed";

/** Installs the packages of the lock file, unless exactly these are there. */
export function ensureInstalled() {
  const wanted = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;

  process.stdout.write("Installing packages. This takes a minute or two, once.\n");
  const result = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    stdio: "inherit",
    shell: process.platform === "win32",
    // A production shell would leave out what the build needs.
    env: { ...process.env, NODE_ENV: "" },
  });
  if (result.status !== 0) {
    process.stderr.write(
      "The packages could not be installed. Check the connection to the npm registry and start again.\n",
    );
    process.exit(1);
  }
  writeFileSync(STAMP, wanted);
}
