// `npm run e2e`: the browser tests, or those that the arguments name. Installs and builds what is missing first.
import process from "node:process";
import { requireNode } from "./require-node.mjs";

requireNode();

const { ensureInstalled } = await import("./ensure-installed.mjs");
ensureInstalled();
const { ensureBuilt } = await import("./ensure-built.mjs");
await ensureBuilt();
const { runPlaywright } = await import("./run-playwright.mjs");

process.exit(runPlaywright(process.argv.slice(2)) ?? 1);
