import type { Metadata } from "next";
import { LiveRefresh } from "@/components/live/live-refresh";
import { RunFacts } from "@/components/runs/run-facts";
import { RunOutcome } from "@/components/runs/run-outcome";
import { isStillChanging, RUN_STATES } from "@/components/runs/run-states";
import { RunStatusBadge } from "@/components/runs/run-status-badge";
import { RunStory } from "@/components/runs/story/run-story";
import { storyOf } from "@/components/runs/story/story";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireMember } from "@/lib/auth/session";
import { liveUrl } from "@/lib/live/schema";
import { loadRun } from "./load-run";

type PageProps = { params: Promise<{ team: string; runId: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { team, runId } = await params;
  const { actor } = await requireMember(team);
  const { run } = await loadRun(actor, runId);

  return { title: `${RUN_STATES[run.status].label}: ${run.agentName}` };
}

export default async function RunPage({ params }: PageProps) {
  const { team: slug, runId } = await params;
  const { actor, team } = await requireMember(slug);
  const { run, flow, renderedAtMs } = await loadRun(actor, runId);
  const teamHref = `/${team.slug}`;
  const story = storyOf(run, flow);

  return (
    <PageBody>
      <PageHeader
        trail={[{ href: `${teamHref}/runs`, label: "Runs" }]}
        title={
          <>
            {run.agentName} <span className="font-normal text-subtle">v{run.version}</span>
          </>
        }
        status={
          <>
            <RunStatusBadge status={run.status} />
            {isStillChanging(run) && (
              <LiveRefresh url={liveUrl(team.slug, { kind: "run", id: run.id }, renderedAtMs)} />
            )}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_19rem] lg:grid-rows-[auto_1fr] lg:gap-x-8">
        <RunOutcome run={run} end={story.end} teamHref={teamHref} />
        <section
          aria-labelledby="story"
          className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3 lg:col-start-1"
        >
          <h2 id="story" className="font-semibold text-md">
            What happened
          </h2>
          <RunStory
            story={story}
            startedAt={run.startedAt}
            runHref={`${teamHref}/runs/${run.id}`}
            conversationHref={run.conversationId && `${teamHref}/inbox/${run.conversationId}`}
          />
        </section>
        <aside
          aria-label="About this run"
          className="lg:sticky lg:top-8 lg:col-start-2 lg:row-span-2 lg:row-start-1"
        >
          <RunFacts run={run} teamHref={teamHref} />
        </aside>
      </div>
    </PageBody>
  );
}
