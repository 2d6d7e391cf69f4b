import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import { keepOwner } from "./data-dir";

const MAX_BYTES = 5 * 1024 * 1024;
/** How much of the end stays when the log has grown too long. */
const KEEP_BYTES = 1024 * 1024;
/** How much of the end is shown when PostgreSQL does not start. */
const EXCERPT_BYTES = 2_000;

/**
 * PostgreSQL's log. It lies beside the cluster, not in it: we open it and hand PostgreSQL only the
 * open file, so that its user can write to it and do nothing else.
 */
export function logFileOf(dataDir: string): string {
  return path.join(dataDir, "postgres.log");
}

/**
 * Opens the log for appending; whoever opens it closes it. A link in its place is an error, since
 * root would follow it to anywhere.
 */
export async function openLog(file: string): Promise<FileHandle> {
  const { O_RDWR, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
  const log = await open(file, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600);
  await keepOwner(file, path.dirname(file));

  return log;
}

/** Cuts a log of over 5 MB down to its end. PostgreSQL may go on writing: it only appends. */
export async function trimLog(file: string): Promise<void> {
  const log = await openLog(file);
  try {
    const { size } = await log.stat();
    if (size <= MAX_BYTES) return;

    const tail = await readFrom(log, size - KEEP_BYTES);
    await log.truncate(0);
    await log.appendFile(tail.subarray(tail.indexOf("\n") + 1));
  } finally {
    await log.close();
  }
}

/** What was logged from this byte on, at most its last 2,000 bytes. */
export async function readLog(file: string, fromByte: number): Promise<string> {
  const log = await openLog(file);
  try {
    const { size } = await log.stat();

    return (await readFrom(log, Math.max(fromByte, size - EXCERPT_BYTES))).toString().trim();
  } finally {
    await log.close();
  }
}

async function readFrom(log: FileHandle, position: number): Promise<Buffer> {
  const { size } = await log.stat();
  const { buffer, bytesRead } = await log.read({
    buffer: Buffer.alloc(Math.max(0, size - position)),
    position,
  });

  return buffer.subarray(0, bytesRead);
}
