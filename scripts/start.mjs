// `npm start`: installs and builds what is missing, then runs the server in this very process.
import process from "node:process";
import { prepare } from "./prepare.mjs";

await prepare();
process.env.NODE_ENV = "production";
process.setSourceMapsEnabled(true);
await import("../dist/server.mjs");
