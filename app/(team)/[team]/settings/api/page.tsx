import type { Metadata } from "next";
import { PageBody } from "@/components/shell/page-body";
import { listWebhooks } from "@/lib/agent-webhooks/queries";
import { listApiKeys } from "@/lib/api-keys/queries";
import { requireMember } from "@/lib/auth/session";
import { publicUrl } from "@/lib/core/env";
import { SettingsHeader } from "../_components/settings-header";
import { CreateKeyDialog } from "./_components/create-key-dialog";
import { KeyTable } from "./_components/key-table";
import { KeysNotShown } from "./_components/keys-not-shown";
import { NoKeys } from "./_components/no-keys";

export const metadata: Metadata = { title: "API keys" };

type PageProps = { params: Promise<{ team: string }> };

export default async function ApiSettingsPage({ params }: PageProps) {
  const { actor, team } = await requireMember((await params).team);
  if (!actor.permissions.has("api-keys:read")) {
    return (
      <PageBody width="reading">
        <SettingsHeader teamSlug={team.slug} actor={actor} />
        <KeysNotShown />
      </PageBody>
    );
  }
  const keys = await listApiKeys(actor);
  const webhooks = await listWebhooks(actor, { limit: 25 });
  const active = keys.filter(({ revokedAt }) => !revokedAt);
  const revoked = keys.filter(({ revokedAt }) => revokedAt);
  // One that starts something makes the better first try.
  const webhook = webhooks.data.find(({ agents }) => agents.length > 0) ?? webhooks.data[0] ?? null;
  const example = { apiUrl: `${publicUrl()}/api/v1`, webhook };
  const rights = { teamSlug: team.slug, canChange: actor.permissions.has("api-keys:write") };

  return (
    <PageBody width="reading">
      <SettingsHeader teamSlug={team.slug} actor={actor} />
      <section className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <div className="grid gap-0.5">
            <h2 className="font-semibold text-lg">API keys</h2>
            <p className="text-muted text-sm">With these, other systems call your webhooks and the API.</p>
          </div>
          {rights.canChange && active.length > 0 && (
            <CreateKeyDialog teamSlug={team.slug} example={example} />
          )}
        </header>
        {active.length === 0 ? (
          <NoKeys {...rights} example={example} />
        ) : (
          <KeyTable {...rights} label="API keys" keys={active} />
        )}
        {revoked.length > 0 && (
          <details className="grid gap-3">
            <summary className="w-fit rounded-xs text-muted text-sm hover:text-ink">
              Revoked keys ({revoked.length})
            </summary>
            <KeyTable {...rights} label="Revoked API keys" keys={revoked} />
          </details>
        )}
      </section>
    </PageBody>
  );
}
