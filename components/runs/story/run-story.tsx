import { StepCard } from "./step-card";
import type { Story } from "./story";
import { StoryEnding } from "./story-ending";

type RunStoryProps = {
  story: Story;
  /** When the run began; the steps count from here. */
  startedAt: Date | null;
  /** The run's address, for what is loaded on demand. */
  runHref: string;
  /** Where the message of a step can be read. */
  conversationHref: string | null;
};

/** What a run did, step by step, along a cable from top to bottom. */
export function RunStory({ story, startedAt, runHref, conversationHref }: RunStoryProps) {
  const { steps, end } = story;
  if (end.kind === "queued") {
    return <p className="text-muted text-sm">Nothing yet. Each step appears here as it happens.</p>;
  }

  return (
    <ol className="grid grid-cols-[minmax(0,1fr)]">
      {steps.map((step, index) => (
        <StepCard
          key={step.id}
          step={step}
          startedAt={startedAt ?? step.startedAt}
          cable={index === steps.length - 1 && end.kind === "under_way" ? "dashed" : "solid"}
          runHref={runHref}
          conversationHref={conversationHref}
        />
      ))}
      <StoryEnding end={end} />
    </ol>
  );
}
