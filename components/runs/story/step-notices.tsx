import { CircleAlert, Clock, Repeat2, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Countdown } from "@/components/ui/countdown";
import { LocalTime } from "@/components/ui/local-time";
import type { StoryStep } from "./story";

/** What a reader must know about a step: why it failed, what was odd, what it waits for. */
export function StepNotices({ step }: { step: StoryStep }) {
  const { status, error, warnings, mayHaveRunTwice, waitingUntil, delivery, port, wentTo } = step;
  const lastTry = delivery && delivery.status !== "delivered" ? step.attempts.at(-1) : undefined;

  return (
    <>
      {error && (
        <Notice tone="danger" title={error.message}>
          {port === "failed" && wentTo && `The run went on by “Failed” to “${wentTo}”.`}
        </Notice>
      )}
      {!error && lastTry?.error && !lastTry.interrupted && (
        <Notice tone="danger" title={lastTry.error.message} />
      )}
      {status === "waiting" && waitingUntil && !delivery && (
        <Notice tone="waiting" icon="clock" title={<WaitsUntil until={waitingUntil} />} />
      )}
      {mayHaveRunTwice && (
        <Notice tone="waiting" icon="twice" title="This may have run twice.">
          Patchbay was stopped before the answer came, so it sent the same request again. Both carry the same
          webhook-id: a receiver that remembers it can drop the second one.
        </Notice>
      )}
      {warnings.length > 0 && <Warnings warnings={warnings} />}
    </>
  );
}

function Warnings({ warnings }: Pick<StoryStep, "warnings">) {
  const [first, ...more] = warnings.map(({ message }) => message);
  if (more.length === 0) return <Notice tone="waiting" title={first} />;

  return (
    <Notice tone="waiting" title={`${warnings.length} things to look at`}>
      <ul className="grid list-disc gap-1 pl-4">
        {[...new Set([first, ...more])].map((message) => (
          <li key={message} className="[overflow-wrap:anywhere]">
            {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function WaitsUntil({ until }: { until: Date }) {
  return (
    <>
      Goes on <Countdown to={until} /> (<LocalTime at={until} />)
    </>
  );
}

const ICONS = { clock: Clock, twice: Repeat2 } as const;

type NoticeProps = {
  tone: "danger" | "waiting";
  icon?: keyof typeof ICONS;
  title: ReactNode;
  children?: ReactNode;
};

function Notice({ tone, icon, title, children }: NoticeProps) {
  const Icon = icon ? ICONS[icon] : tone === "danger" ? CircleAlert : TriangleAlert;

  return (
    <div
      className={cn(
        "flex gap-2.5 rounded-md px-3 py-2 text-sm",
        tone === "danger" ? "bg-danger-soft" : "bg-waiting-soft",
      )}
    >
      <Icon
        aria-hidden="true"
        className={cn("mt-0.5 size-4 shrink-0", tone === "danger" ? "text-danger-ink" : "text-waiting-ink")}
      />
      <div className="grid min-w-0 gap-0.5">
        <p className="font-medium [overflow-wrap:anywhere]">{title}</p>
        {children && <div className="text-muted">{children}</div>}
      </div>
    </div>
  );
}
