// `npm run bench`: what this machine reaches, measured against the production server. docs/performance.md.
import process from "node:process";
import { build } from "esbuild";
import { ensureBuilt } from "./ensure-built.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";

ensureInstalled();
await ensureBuilt();
await build({
  entryPoints: ["scripts/bench/bench.ts"],
  outfile: "dist/bench.mjs",
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  logLevel: "warning",
});
process.env.NODE_ENV = "production";
await import("../dist/bench.mjs");
