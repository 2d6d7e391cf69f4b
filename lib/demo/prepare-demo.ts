import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { publicUrl } from "@/lib/core/env";
import { isSetUpNeeded } from "@/lib/teams/set-up-owner";
import { DEMO_BODY } from "./demo-flow";
import { type Demo, demoSchema } from "./schema";
import { seedDemo } from "./seed-demo";

const FILE_MODE = 0o600;

/**
 * At the first start on an embedded database, makes the demo team and notes how to use it.
 *
 * @returns what to print: the address, the sign-in and a curl line; null once `demo.json` is gone
 */
export async function prepareDemo(dataDir: string): Promise<string | null> {
  const file = path.join(dataDir, "demo.json");
  const draft = `${file}.new`;
  if (await isSetUpNeeded()) {
    const password = randomBytes(9).toString("base64url");
    // The draft stands before the commit: a crash right after it must not lose the only password.
    await seedDemo(password, (demo) => writeDemo(draft, demo));
  }
  const demo = (await readDemo(draft)) ?? (await readDemo(file));
  if (!demo) return null;

  const current = withAddress(demo);
  await writeDemo(draft, current);
  await rename(draft, file);

  return welcome(current);
}

/** The address may be another one than at the last start. */
function withAddress(demo: Demo): Demo {
  const here = (url: string) => publicUrl() + new URL(url).pathname;

  return {
    ...demo,
    url: publicUrl(),
    webhookUrl: here(demo.webhookUrl),
    inspectorUrl: here(demo.inspectorUrl),
  };
}

async function readDemo(file: string): Promise<Demo | null> {
  try {
    return demoSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return null;
  }
}

async function writeDemo(file: string, demo: Demo): Promise<void> {
  await writeFile(file, `${JSON.stringify(demo, null, 2)}\n`, { mode: FILE_MODE });
}

function welcome({ url, email, password, apiKey, webhookUrl, inspectorUrl }: Demo): string {
  return `
  Patchbay is ready at ${url}

  Sign in with     ${email}
  Password         ${password}
  Watch it arrive  ${inspectorUrl}

  Send the demo agent its first call:

  curl -X POST ${webhookUrl} -H 'apiKey: ${apiKey}' -H 'content-type: application/json' -d '${JSON.stringify(DEMO_BODY)}'
`;
}
