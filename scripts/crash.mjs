// `npm run test:crash`: kills the built server again and again, and reconciles what came of it.
import process from "node:process";
import { build } from "esbuild";
import { ensureBuilt } from "./ensure-built.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";

ensureInstalled();
await ensureBuilt();
await build({
  entryPoints: ["scripts/crash/crash.ts"],
  outfile: "dist/crash.mjs",
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  logLevel: "warning",
});
process.env.NODE_ENV = "production";
await import("../dist/crash.mjs");
