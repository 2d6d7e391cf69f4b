import { setTimeout as pause } from "node:timers/promises";
import { StartRefused } from "@/lib/core/env";
import { openSql, type Sql } from "./client";
import { errorCodeOf } from "./embedded/error-code";

/** `server_version_num` of PostgreSQL 15. */
const MIN_VERSION = 150_000;
/** The driver's own limit does not hold where a proxy takes the connection and closes it again. */
const ANSWER_TIMEOUT_MS = 10_000;

type Facts = { version: number; release: string; encoding: string; mayCreate: boolean };

/**
 * Makes sure that the PostgreSQL of `DATABASE_URL` can be reached and is one that we can use.
 *
 * @throws StartRefused saying what is wrong with it, without the password
 */
export async function requireDatabase(url: string, timeoutMs = ANSWER_TIMEOUT_MS): Promise<void> {
  const sql = open(url);
  const ending = new AbortController();
  try {
    const late = pause(timeoutMs, null, { signal: ending.signal });
    const facts = await Promise.race([readFacts(sql), late]);
    if (!facts) throw new StartRefused(unreachable(url, "It does not answer."));
    requireUsable(facts);
  } catch (error) {
    throw error instanceof StartRefused ? error : new StartRefused(inWords(error, url), { cause: error });
  } finally {
    ending.abort();
    await sql.end({ timeout: 0 });
  }
}

function open(url: string): Sql {
  try {
    return openSql({ url }, { max: 1 });
  } catch (error) {
    // Its message would hold the URL.
    throw new StartRefused(
      "DATABASE_URL cannot be understood. Signs such as @ : / # in the password have to be percent-encoded.",
      { cause: error },
    );
  }
}

async function readFacts(sql: Sql): Promise<Facts | undefined> {
  const [facts] = await sql<Facts[]>`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as release,
      current_setting('server_encoding') as encoding,
      has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create')
        as "mayCreate"`;

  return facts;
}

function requireUsable({ version, release, encoding, mayCreate }: Facts): void {
  if (version < MIN_VERSION) {
    throw new StartRefused(
      `The PostgreSQL of DATABASE_URL is version ${release}. Patchbay needs 15 or newer: upgrade it, or set DATABASE_URL to another one.`,
    );
  }
  if (encoding !== "UTF8") {
    throw new StartRefused(
      `The database of DATABASE_URL is encoded in ${encoding}, which cannot hold every text. Make one with "create database patchbay encoding 'UTF8' template template0".`,
    );
  }
  if (!mayCreate) {
    throw new StartRefused(
      "The user of DATABASE_URL may not make tables in that database. Make it the database's owner: alter database … owner to ….",
    );
  }
}

/** What the driver or PostgreSQL itself says, and what to do about it. */
function inWords(error: unknown, url: string): string {
  const words = error instanceof Error ? error.message : String(error);
  const code = errorCodeOf(error) ?? "";
  if (code === "28P01" || code === "28000") {
    return `PostgreSQL refuses the user or the password in DATABASE_URL: ${words}.`;
  }
  if (code === "3D000") {
    return `The database in DATABASE_URL does not exist: ${words}. Make it with createdb, or correct the name.`;
  }

  return unreachable(url, words);
}

function unreachable(url: string, reason: string): string {
  const place = URL.canParse(url) ? ` (${new URL(url).host}${new URL(url).pathname})` : "";

  return `The database of DATABASE_URL${place} cannot be used: ${reason}\nStart PostgreSQL, or correct DATABASE_URL.`;
}
