import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Countdown } from "@/components/ui/countdown";
import { FormMessage } from "@/components/ui/form-message";
import { LocalTime } from "@/components/ui/local-time";
import type { Failure } from "@/lib/core/vocabulary";
import type { RunDetail, StepDetail } from "@/lib/runs/schema";
import { failureAdvice } from "./failure-advice";
import type { StoryEnd } from "./story/story";

type RunOutcomeProps = { run: RunDetail; end: StoryEnd; teamHref: string };

/** What somebody has to know, or to do, before reading the story: mostly nothing for a run that went well. */
export function RunOutcome({ run, end, teamHref }: RunOutcomeProps) {
  const last = run.steps.at(-1);
  if (run.status === "queued") {
    return (
      <FormMessage tone="info" title="Waiting for its turn">
        It begins as soon as Patchbay has a free hand, usually within a second. It is stored: a restart cannot
        lose it.
      </FormMessage>
    );
  }
  if (run.status === "waiting" && run.waitingUntil && last) {
    return (
      <FormMessage
        tone="waiting"
        title={
          <>
            “{last.name}” {last.kind === "wait" ? "goes on" : "tries again"}{" "}
            <Countdown to={run.waitingUntil} />
          </>
        }
      >
        {last.kind === "wait"
          ? "The agent is set to pause here. It goes on at "
          : "The last attempt did not work. The next one is at "}
        <LocalTime at={run.waitingUntil} />, even if Patchbay is restarted meanwhile.
      </FormMessage>
    );
  }
  if (run.status === "failed" && run.error) {
    return <FailedRun run={run} failure={run.error} end={end} teamHref={teamHref} />;
  }

  return <Undelivered steps={run.steps} />;
}

type FailedRunProps = RunOutcomeProps & { failure: Failure };

/** What failed, why, and what to do about it. */
function FailedRun({ run, failure, end, teamHref }: FailedRunProps) {
  const last = run.steps.at(-1);

  return (
    <FormMessage title={last ? `“${last.name}” failed` : "This run failed"}>
      <p className="[overflow-wrap:anywhere]">{failure.message}</p>
      <p className="pt-1.5">
        <span className="font-medium text-ink">What to do: </span>
        {failureAdvice(failure.code)}
        {end.kind === "failed" &&
          end.canCatch &&
          " To have the agent go on even when this fails, connect the step's “Failed” way out."}
      </p>
      <div className="flex flex-wrap gap-2 pt-3 pb-1">
        <Button asChild size="sm">
          <Link href={`${teamHref}/agents/${run.agentId}`}>Open the agent</Link>
        </Button>
        {run.requestId && (
          <Button asChild size="sm">
            <Link href={`${teamHref}/requests/${run.requestId}`}>Show the request</Link>
          </Button>
        )}
      </div>
    </FormMessage>
  );
}

/** Of a run that went well: a webhook that it did not wait for may have come to nothing. */
function Undelivered({ steps }: Pick<RunDetail, "steps">) {
  const lost = steps.find(({ status, delivery }) => status === "succeeded" && delivery?.status === "failed");
  if (lost) {
    return (
      <FormMessage title={`The run went through, but “${lost.name}” was not delivered`}>
        The agent does not wait for this webhook, so the run went on. {failureAdvice(codeOf(lost))}
      </FormMessage>
    );
  }
  const pending = steps.find(
    ({ status, delivery }) => status === "succeeded" && delivery?.status === "pending",
  );
  if (!pending) return null;

  return (
    <FormMessage tone="waiting" title={`The run went through, and “${pending.name}” is still under way`}>
      The agent does not wait for this webhook, so the run went on. See its attempts below.
    </FormMessage>
  );
}

function codeOf({ attempts }: StepDetail): string {
  return attempts.at(-1)?.error?.code ?? "network";
}
