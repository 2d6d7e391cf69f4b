import { CircleCheck, CircleDashed, CircleSlash, CircleX, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { StoryEnd } from "./story";

/** The last link of the cable: why the run ended here, or what comes next. */
export function StoryEnding({ end }: { end: Exclude<StoryEnd, { kind: "queued" }> }) {
  switch (end.kind) {
    case "under_way":
      return (
        <Ending Icon={CircleDashed} className="text-subtle">
          <UpNext next={end.next} />
        </Ending>
      );
    case "succeeded":
      return (
        <Ending Icon={CircleCheck} className="text-success">
          {end.unconnected
            ? `The run ended here: nothing is connected to “${end.unconnected}”.`
            : "The run ended here: that was the last step."}
        </Ending>
      );
    case "failed":
      return (
        <Ending Icon={CircleX} className="text-danger">
          The run stopped here. {end.notReached.length > 0 && `It did not come to ${named(end.notReached)}.`}
        </Ending>
      );
    case "cancelled":
      return (
        <Ending Icon={CircleSlash} className="text-subtle">
          The run was cancelled here.
        </Ending>
      );
  }
}

function Ending({ Icon, className, children }: { Icon: LucideIcon; className: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2.5 sm:grid-cols-[2.25rem_minmax(0,1fr)] sm:gap-x-4">
      <span aria-hidden="true" className="flex justify-center">
        <Icon className={cn("size-5", className)} />
      </span>
      <p className="text-muted text-sm">{children}</p>
    </li>
  );
}

function UpNext({ next }: { next: Extract<StoryEnd, { kind: "under_way" }>["next"] }) {
  const only = next.length === 1 ? next[0] : undefined;
  if (only) return only.to ? `Then: “${only.to}”.` : "Then it is done.";

  return (
    <>
      Then:{" "}
      {next.map(({ label, to }, index) => (
        <span key={label}>
          {index > 0 && "; "}
          <span className="text-ink">{label}</span> → {to ? `“${to}”` : "the run ends"}
        </span>
      ))}
    </>
  );
}

const MAX_NAMED = 3;

/** “A”, “B” and 2 more steps. */
function named(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMED).map((name) => `“${name}”`);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  const last = shown.pop();

  return shown.length > 0 ? `${shown.join(", ")} and ${last}` : `${last}`;
}
