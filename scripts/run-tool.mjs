import process from "node:process";
import { prepare } from "./prepare.mjs";

/**
 * Bundles a tool in TypeScript that works on the built product, and runs it in this process.
 *
 * @param name of the tool: `scripts/<name>/<name>.ts`
 */
export async function runTool(name) {
  await prepare();
  const { buildSync } = await import("esbuild");
  buildSync({
    entryPoints: [`scripts/${name}/${name}.ts`],
    outfile: `dist/${name}.mjs`,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "warning",
  });
  process.env.NODE_ENV = "production";
  await import(`../dist/${name}.mjs`);
}
