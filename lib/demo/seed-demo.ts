import { transaction } from "@/db/client";
import { insertWebhook } from "@/lib/agent-webhooks/create-webhook";
import { webhookUrl } from "@/lib/agent-webhooks/queries";
import { insertAgent } from "@/lib/agents/create-agent";
import { deployFlow } from "@/lib/agents/deploy-agent";
import { keepFlowSecrets } from "@/lib/agents/keep-flow-secrets";
import { insertApiKey } from "@/lib/api-keys/create-api-key";
import { publicUrl } from "@/lib/core/env";
import { newSigningSecret } from "@/lib/deliveries/standard-signature";
import { insertInspector } from "@/lib/inspectors/change-inspector";
import { inspectorUrl } from "@/lib/inspectors/inspector-url";
import { createTeam } from "@/lib/teams/create-team";
import { demoFlow } from "./demo-flow";
import type { Demo } from "./schema";

const DEMO_EMAIL = "demo@example.com";

/**
 * Makes the demo team with its deployed “Win-back offer” agent: all of it, or nothing.
 *
 * @param beforeCommit gets everything that one needs to use it, secrets included
 */
export async function seedDemo(password: string, beforeCommit: (demo: Demo) => Promise<void>): Promise<void> {
  await transaction(async (tx) => {
    const owner = { teamName: "Demo team", slug: "demo", name: "Demo", email: DEMO_EMAIL, password };
    const { teamId, userId, inboxId } = await createTeam(tx, owner);
    const inspectorId = await insertInspector(tx.db, teamId, { name: "Demo inspector" });
    const webhookId = await insertWebhook(tx.db, teamId, { name: "Iterable win-back", phonePath: "phone" });
    const apiKey = await insertApiKey(tx.db, {
      teamId,
      name: "Demo key",
      scopes: ["trigger", "read", "write"],
      createdBy: userId,
    });

    const signingSecret = newSigningSecret();
    const draft = demoFlow({ webhookId, receiverUrl: inspectorUrl(inspectorId), signingSecret });
    const flow = await keepFlowSecrets(tx.db, teamId, draft);
    const agentId = await insertAgent(tx, teamId, { name: "Win-back offer", flow, inboxId });
    await deployFlow(tx, { teamId, agentId, flow, note: "The demo", createdBy: userId });
    await beforeCommit({
      url: publicUrl(),
      email: DEMO_EMAIL,
      password,
      apiKey: apiKey.key,
      agentId,
      webhookId,
      webhookUrl: webhookUrl(webhookId),
      inspectorUrl: inspectorUrl(inspectorId),
      signingSecret,
    });
  });
}
