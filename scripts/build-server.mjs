import { buildSync } from "esbuild";
import { patchPostgres } from "./patch-postgres.mjs";

/**
 * Bundles `server.ts` and `worker.ts`, which Next does not: our code in one file each, packages left where
 * they are but for the database's driver. Not with esbuild's `build`, whose helper process would stay as long as the server does.
 */
buildSync({
  entryPoints: ["server.ts", "worker.ts"],
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  alias: { postgres: patchPostgres("dist/postgres") },
  sourcemap: true,
  logLevel: "warning",
});
