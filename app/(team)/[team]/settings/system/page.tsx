import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LiveRefresh } from "@/components/live/live-refresh";
import { PageBody } from "@/components/shell/page-body";
import { inngest } from "@/inngest/client";
import { functionIds } from "@/inngest/functions";
import { requireMember } from "@/lib/auth/session";
import { liveUrl } from "@/lib/live/schema";
import { listSamples } from "@/lib/system/queries";
import { listStuckWork } from "@/lib/system/stuck-jobs";
import { SettingsHeader } from "../_components/settings-header";
import { Charts } from "./_components/charts";
import { StuckWorkSection } from "./_components/stuck-work-section";

export const metadata: Metadata = { title: "System" };

type PageProps = { params: Promise<{ team: string }> };

export default async function SystemPage({ params }: PageProps) {
  const { actor, team } = await requireMember((await params).team);
  if (!actor.permissions.has("system:read")) notFound();
  const renderedAtMs = Date.now();
  const stuck = await listStuckWork(actor, functionIds(inngest()));

  return (
    <PageBody width="reading">
      <SettingsHeader
        teamSlug={team.slug}
        actor={actor}
        status={<LiveRefresh url={liveUrl(team.slug, { kind: "system" }, renderedAtMs)} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <StuckWorkSection
          teamSlug={team.slug}
          stuck={stuck}
          canRelease={actor.permissions.has("system:write")}
          nowMs={renderedAtMs}
        />
        <Charts samples={listSamples(actor)} nowMs={renderedAtMs} />
      </div>
    </PageBody>
  );
}
