import { closeDatabase, connectDatabase, db } from "@/db/client";
import { ensureCluster } from "@/db/embedded/ensure-cluster";
import { insertInspector } from "@/lib/inspectors/change-inspector";
import { makeTeam } from "@/lib/testing/make-team";
import type { PatchbayServer } from "./patchbay-server";

/** A second team on the same installation, with an inspector and nothing else yet. */
export async function makeOtherTeam({ dataDir }: PatchbayServer) {
  const { target } = await ensureCluster({ dataDir, say: () => {} });
  connectDatabase(target);
  try {
    const team = await makeTeam();

    return { ...team, inspectorId: await insertInspector(db(), team.teamId, { name: "Theirs" }) };
  } finally {
    await closeDatabase();
  }
}
