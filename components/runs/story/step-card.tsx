import { ArrowRight, MessagesSquare } from "lucide-react";
import Link from "next/link";
import { Sentence } from "@/components/flow/canvas/sentence";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { sentenceParts } from "./sentence-parts";
import { StepAttempts } from "./step-attempts";
import { StepData } from "./step-data";
import { StepNotices } from "./step-notices";
import { stepState } from "./step-state";
import { StepTime } from "./step-time";
import type { StoryStep } from "./story";
import { StoryCable } from "./story-cable";

type StepCardProps = {
  step: StoryStep;
  startedAt: Date;
  cable: "solid" | "dashed";
  runHref: string;
  conversationHref: string | null;
};

/** One step: what it did in a sentence, how that went, and on demand everything about it. */
export function StepCard({ step, startedAt, cable, runHref, conversationHref }: StepCardProps) {
  const { label, tone, isActive } = stepState(step, step.wayOut);
  const textHref = `${runHref}/text?step=${step.id}`;

  return (
    <li
      id={step.id}
      className="grid scroll-mt-20 grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2.5 sm:grid-cols-[2.25rem_minmax(0,1fr)] sm:gap-x-4"
    >
      <StoryCable kind={step.kind} cable={cable} isActive={step.status === "running"} />
      <Card className="mb-4 target:border-control">
        <div className="grid gap-3 p-4">
          <header className="grid gap-1">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h3 className="min-w-0 break-words font-semibold text-md">{step.name}</h3>
              <Badge tone={tone} isActive={isActive}>
                {label}
              </Badge>
              <StepTime step={step} startedAt={startedAt} />
            </div>
            <p className="text-md text-muted [overflow-wrap:anywhere]">
              <Sentence parts={sentenceParts(step.sentence)} />
            </p>
          </header>
          <Branch step={step} />
          <StepNotices step={step} />
          <StepAttempts step={step} startedAt={startedAt} textHref={textHref} />
          {step.kind === "send_message" && step.status === "succeeded" && conversationHref && (
            <ToConversation href={conversationHref} />
          )}
        </div>
        <StepData step={step} textHref={textHref} />
      </Card>
    </li>
  );
}

/** Which of several ways a decision took, and where it led. */
function Branch({ step: { kind, wayOut, wentTo } }: { step: StoryStep }) {
  if (kind !== "condition" || !wayOut || !wentTo) return null;

  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-muted text-sm">
      The answer is <strong className="font-medium text-ink">{wayOut}</strong>
      <ArrowRight aria-hidden="true" className="size-3.5 text-subtle" />
      on to “{wentTo}”
    </p>
  );
}

function ToConversation({ href }: { href: string }) {
  return (
    <p>
      <Link
        href={href}
        className="inline-flex items-center gap-1.5 text-muted text-sm hover:text-ink hover:underline"
      >
        <MessagesSquare aria-hidden="true" className="size-3.5" />
        Show it in the inbox
      </Link>
    </p>
  );
}
