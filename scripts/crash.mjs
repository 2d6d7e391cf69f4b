// `npm run test:crash`: kills the built server again and again, and reconciles what came of it.
import { runTool } from "./run-tool.mjs";

await runTool("crash");
