import { ChevronRight } from "lucide-react";
import { TextView } from "@/components/http/text-view";
import { stringifyJson } from "@/lib/core/json";
import type { StoryStep } from "./story";

type StepDataProps = {
  step: Pick<StoryStep, "name" | "input" | "output" | "status">;
  /** Where this step's long texts can be had. */
  textHref: string;
};

/** What went into the step and what came out, folded away until somebody asks. */
export function StepData({ step: { name, input, output, status }, textHref }: StepDataProps) {
  return (
    <details className="group border-t">
      <summary className="flex min-h-9 list-none items-center gap-1.5 rounded-b-lg px-4 py-1.5 text-muted text-sm hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-3.5 text-subtle transition-transform duration-100 group-open:rotate-90"
        />
        Input and output<span className="sr-only"> of {name}</span>
      </summary>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-4 pt-1 pb-4">
        <section className="grid gap-1.5">
          <h4 className="text-subtle text-xs">Input</h4>
          <TextView label={`Input of ${name}`} text={stringifyJson(input)} href={`${textHref}&part=input`} />
        </section>
        <section className="grid gap-1.5">
          <h4 className="text-subtle text-xs">Output</h4>
          {output === null ? (
            <p className="text-sm text-subtle">
              {status === "running" || status === "waiting" ? "Not there yet." : "None."}
            </p>
          ) : (
            <TextView
              label={`Output of ${name}`}
              text={stringifyJson(output)}
              href={`${textHref}&part=output`}
            />
          )}
        </section>
      </div>
    </details>
  );
}
