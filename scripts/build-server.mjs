import { buildSync } from "esbuild";

/**
 * Bundles `server.ts` and `worker.ts`, which Next does not: our code in one file each, packages left where
 * they are. Not with esbuild's `build`, whose helper process would stay as long as the server does.
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
  sourcemap: true,
  logLevel: "warning",
});
