// `npm run dev`: the same server with pages that reload; the server itself is bundled at each start.
import process from "node:process";
import { requireNode } from "./require-node.mjs";

requireNode();

const { ensureInstalled } = await import("./ensure-installed.mjs");
ensureInstalled();
await import("./build-server.mjs");

process.env.NODE_ENV = "development";
process.env.NEXT_TELEMETRY_DISABLED = "1";
process.setSourceMapsEnabled(true);
await import("../dist/server.mjs");
