import { realpath } from "node:fs/promises";
import postgres from "postgres";
import { errorCodeOf } from "./error-code";
import { DATABASE, USERNAME } from "./init-cluster";
import { PORT } from "./postmaster-file";

const CONNECT_TIMEOUT_S = 5;
/** What its refusals mean. Full of sessions, it is at work all the same. */
const ANSWERS: Record<string, ProbeResult["answer"]> = {
  "57P03": "starting", // cannot_connect_now: starting, recovering or shutting down
  "53300": "ready", // too_many_connections
};

type ProbeResult = { answer: "ready" | "starting" | "deaf"; cause?: unknown };

/** Asks the PostgreSQL that listens in `socketDir` whether it serves this cluster, and takes questions. */
export async function probe(socketDir: string, clusterDir: string): Promise<ProbeResult> {
  const sql = postgres({
    host: socketDir,
    port: PORT,
    username: USERNAME,
    database: DATABASE,
    ssl: false,
    max: 1,
    connect_timeout: CONNECT_TIMEOUT_S,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: "patchbay start" },
  });
  try {
    const [row] = await sql<{ directory: string }[]>`select current_setting('data_directory') as directory`;
    const isOurs = row !== undefined && (await realpath(row.directory)) === clusterDir;

    return isOurs ? { answer: "ready" } : { answer: "deaf", cause: `It serves ${row?.directory}.` };
  } catch (error) {
    return { answer: ANSWERS[errorCodeOf(error) ?? ""] ?? "deaf", cause: error };
  } finally {
    await sql.end({ timeout: 1 });
  }
}
