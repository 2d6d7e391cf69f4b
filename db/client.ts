import { is } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase, PostgresJsSession } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { processSingleton } from "@/lib/core/process-singleton";

/** Where the database is: a URL of yours, or the socket of the embedded cluster. */
export type DatabaseTarget =
  | { url: string }
  | { host: string; port: number; username: string; database: string };

export type Database = PostgresJsDatabase;
export type Sql = postgres.Sql;
/** Raw SQL inside a transaction, or outside of one. */
export type SqlExecutor = postgres.ISql;

/** One transaction in both of its forms: drizzle for commands, raw SQL for the hot path. */
export type Transaction = {
  db: Database;
  sql: postgres.TransactionSql;
  /** Runs once what was written is there for others to see, and never if it is rolled back. */
  afterCommit: (then: () => void) => void;
};

type Pool = { sql: Sql; db: Database; target: DatabaseTarget };

/** Connections of one process. The embedded cluster allows 100 in all. */
const POOL_SIZE = 16;
/** Whoever waits for us should hear of a database that does not answer, not wait with us. */
const CONNECT_TIMEOUT_S = 5;

const holder = processSingleton("database", () => ({ pool: null as Pool | null }));

/** Opens this process's pool. Connections are made when first used. */
export function connectDatabase(target: DatabaseTarget): void {
  if (holder.pool) throw new Error("The database is connected already.");

  const sql = openSql(target, { max: POOL_SIZE });
  holder.pool = { sql, db: drizzle(sql), target };
}

/** A postgres.js client of its own, for locks and migrations; whoever opens it ends it. */
export function openSql(target: DatabaseTarget, options: { max: number }): Sql {
  const settings = {
    ...options,
    connect_timeout: CONNECT_TIMEOUT_S,
    onnotice: () => {},
    connection: { application_name: "patchbay" },
  };

  return "url" in target ? postgres(target.url, settings) : postgres({ ...target, ...settings });
}

/** Where this process's pool connects to. */
export function databaseTarget(): DatabaseTarget {
  return pool().target;
}

/** The query builder. Every query names the team in its where. */
export function db(): Database {
  return pool().db;
}

/**
 * Raw prepared SQL, where a query is too hot or too particular for the builder. Pass times as ISO
 * text and JSON as text: drizzle has switched this client's own serializers for them off.
 */
export function sql(): Sql {
  return pool().sql;
}

/** Runs `work` in one transaction: all of it is stored, or, if it throws, nothing. */
export async function transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const afterCommit: (() => void)[] = [];
  const result = await db().transaction((tx) =>
    work({ db: tx, sql: rawSql(tx), afterCommit: (then) => afterCommit.push(then) }),
  );
  for (const then of afterCommit) then();

  return result;
}

/** The driver's own handle of a transaction that drizzle has begun. */
function rawSql(tx: Database): postgres.TransactionSql {
  const { session } = tx._;
  // Not `instanceof`: the pool was made in another bundle, with another copy of the class.
  if (!is(session, PostgresJsSession)) throw new Error("drizzle runs on another driver.");

  // drizzle's type says "a client": inside a transaction it is the transaction's.
  return session.client as unknown as postgres.TransactionSql;
}

export async function closeDatabase(): Promise<void> {
  const { pool } = holder;
  holder.pool = null;
  await pool?.sql.end({ timeout: 5 });
}

function pool(): Pool {
  if (!holder.pool) throw new Error("The database is not connected. Call connectDatabase() first.");

  return holder.pool;
}
