import type { DatabaseTarget } from "./client";
import { ownCluster } from "./embedded/own-cluster";
import { requireDatabase } from "./require-database";

export type OpenDatabase = {
  target: DatabaseTarget;
  isEmbedded: boolean;
  /** Call it when all other work has ended. */
  close(): Promise<void>;
};

type Options = {
  /** Yours, if there is one: then nothing embedded is touched. */
  databaseUrl: string | undefined;
  dataDir: string;
  /** Our own address, for the message of a second server. */
  url: string;
  say: (sentence: string) => void;
  onLost: (heldBy: string) => void;
};

/** A server's database: the PostgreSQL of `DATABASE_URL`, or the embedded one, which it then owns. */
export async function openDatabase({
  databaseUrl,
  ...options
}: Options): Promise<OpenDatabase | { heldBy: string }> {
  if (databaseUrl) {
    await requireDatabase(databaseUrl);

    return { target: { url: databaseUrl }, isEmbedded: false, close: async () => {} };
  }

  const cluster = await ownCluster(options);
  if ("heldBy" in cluster) return cluster;

  return { target: cluster.target, isEmbedded: true, close: () => cluster.stop() };
}
