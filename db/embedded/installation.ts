import type { OsUser } from "./os-user";

/** PostgreSQL's own settings by their names, such as `max_connections`. */
export type PostgresSettings = Readonly<Record<string, string>>;

/** What starting a cluster takes. */
export type Installation = {
  /** PGDATA; a real path once it exists. */
  clusterDir: string;
  /** The directory of `initdb` and `postgres`. */
  binDir: string;
  logFile: string;
  /** Whom PostgreSQL runs as; null for ourselves. */
  user: OsUser | null;
  /** Beyond, or instead of, our own. */
  settings: PostgresSettings;
  /** Gets plain sentences for whoever watches the start. */
  say: (sentence: string) => void;
};
