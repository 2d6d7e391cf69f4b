import { open } from "node:fs/promises";

/** Creates a file that survives a power cut once this is done. An existing one, or a link, is an error. */
export async function createDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the names in a directory survive a power cut: what was created, renamed or linked in it. */
export async function syncDirectory(dir: string): Promise<void> {
  const handle = await open(dir, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
