// `npm run e2e`: the browser tests, or those that the arguments name. Installs and builds what is missing first.
import process from "node:process";
import { prepare } from "./prepare.mjs";

await prepare();
const { runPlaywright } = await import("./run-playwright.mjs");

process.exit(runPlaywright(process.argv.slice(2)) ?? 1);
