// `npm run worker`: runs the executor without the web, beside a running Patchbay.
import process from "node:process";
import { requireNode } from "./require-node.mjs";

requireNode();

const { ensureInstalled } = await import("./ensure-installed.mjs");
ensureInstalled();
const { ensureBuilt } = await import("./ensure-built.mjs");
await ensureBuilt();

process.env.NODE_ENV = "production";
process.setSourceMapsEnabled(true);
await import("../dist/worker.mjs");
