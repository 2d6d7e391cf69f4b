// `npm run worker`: runs the executor without the web, beside a running Patchbay.
import process from "node:process";
import { prepare } from "./prepare.mjs";

await prepare();
process.env.NODE_ENV = "production";
process.setSourceMapsEnabled(true);
await import("../dist/worker.mjs");
