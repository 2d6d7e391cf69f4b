// `npm run bench`: what this machine reaches, measured against the production server. docs/performance.md.
import { runTool } from "./run-tool.mjs";

await runTool("bench");
