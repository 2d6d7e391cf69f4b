import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const STAMP = ".next/patchbay-built";
/** What Next and esbuild write last. */
const RESULTS = [".next/BUILD_ID", "dist/server.mjs"];
const SOURCES = [
  "app",
  "components",
  "db",
  "inngest",
  "lib",
  "public",
  "scripts/build-server.mjs",
  "scripts/patch-postgres.mjs",
  "server.ts",
  "next.config.ts",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "tsconfig.json",
  "worker.ts",
];

/** Builds pages and server, unless what is there was built from exactly these sources. */
export async function ensureBuilt() {
  const wanted = fingerprint();
  if (isBuiltFrom(wanted)) return;

  // A build that is interrupted leaves neither what was there before nor something new.
  rmSync(STAMP, { force: true });
  process.stdout.write("Building. This takes about a minute, once.\n");
  const result = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout}\n${result.stderr}\nThe build failed.\n`);
    process.exit(1);
  }
  await import("./build-server.mjs");
  writeFileSync(STAMP, wanted);
}

function isBuiltFrom(wanted) {
  return [STAMP, ...RESULTS].every((file) => existsSync(file)) && readFileSync(STAMP, "utf8") === wanted;
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap(filesBelow).sort()) {
    if (!/\.(test|spec)\.tsx?$/.test(file))
      hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }

  return hash.digest("hex");
}

function filesBelow(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];

  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
