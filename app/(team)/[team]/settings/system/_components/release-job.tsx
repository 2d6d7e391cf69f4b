"use client";

import { useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmProblem } from "@/components/ui/confirm-problem";
import type { StuckJob } from "@/lib/system/schema";
import { releaseJobAction } from "../actions";

const LABELS = { try_now: "Try now", release: "Release" } as const;

type ReleaseJobProps = {
  teamSlug: string;
  job: Pick<StuckJob, "id" | "agentName" | "mayRepeat"> & { remedy: keyof typeof LABELS };
};

/** Asks first where a step may act a second time. */
export function ReleaseJob({ teamSlug, job }: ReleaseJobProps) {
  const { id, agentName, mayRepeat, remedy } = job;
  const [isWorking, startTransition] = useTransition();
  const label = LABELS[remedy];

  async function release() {
    const result = await releaseJobAction(teamSlug, id);
    if (result.ok) toast.success("It goes on as soon as somebody is free");

    return result;
  }

  function releaseAtOnce() {
    startTransition(async () => {
      const result = await release();
      if (!result.ok) toast.error(result.error.message);
    });
  }

  if (!mayRepeat) {
    return (
      <Button size="sm" isLoading={isWorking} onClick={releaseAtOnce} aria-label={`${label}: ${agentName}`}>
        {label}
      </Button>
    );
  }

  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`${label}: ${agentName}`}>
          {label}
        </Button>
      }
      title={`Go on with this run of “${agentName}”?`}
      consequence={
        <p>
          It goes on with the step that was under way. If that step had reached another system already, such
          as with a webhook, it may do so a second time. The run log then says “may have run twice”.
        </p>
      }
      actionLabel={remedy === "release" ? "Release work" : "Try again now"}
      actionVariant="primary"
      onConfirm={async () => confirmProblem(await release())}
    />
  );
}
