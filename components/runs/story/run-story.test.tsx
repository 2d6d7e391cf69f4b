import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TooltipProvider } from "@/components/ui/tooltip";
import type { StepAttempt } from "@/lib/runs/schema";
import { RunStory } from "./run-story";
import type { StoryStep } from "./story";

const began = new Date("2026-11-21T10:00:00Z");
const after = (ms: number) => new Date(began.getTime() + ms);

const attempt: StepAttempt = {
  number: 1,
  startedAt: after(10),
  finishedAt: after(500),
  error: null,
  interrupted: false,
  http: {
    statusCode: 503,
    request: {
      method: "POST",
      url: "https://crm.example/hook",
      headers: { authorization: "••••••••" },
      body: "{}",
    },
    response: null,
  },
};

const step: StoryStep = {
  id: "stp_1",
  nodeId: "crm",
  kind: "webhook_trigger",
  name: "Tell the CRM",
  sentence: "POST to crm.example/hook",
  status: "waiting",
  port: null,
  input: {},
  output: null,
  error: null,
  warnings: [],
  attempts: [
    { ...attempt, interrupted: true, error: { code: "interrupted", message: "Stopped." } },
    { ...attempt, number: 2, error: { code: "status", message: "The server answered 503." } },
  ],
  delivery: { id: "dlv_1", status: "pending", attemptsPlanned: 4, nextAttemptAt: after(3_600_000) },
  mayHaveRunTwice: true,
  startedAt: after(10),
  finishedAt: null,
  waitingUntil: after(3_600_000),
  wayOut: null,
  wentTo: null,
};

function told(change: Partial<StoryStep> = {}): string {
  const story = { steps: [{ ...step, ...change }], end: { kind: "under_way" as const, next: [] } };
  const markup = renderToStaticMarkup(
    <TooltipProvider>
      <RunStory story={story} startedAt={began} runHref="/demo/runs/run_1" conversationHref={null} />
    </TooltipProvider>,
  );

  return markup.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

test("a webhook that is tried again tells of each attempt, the last reason and the next attempt", () => {
  const text = told();

  expect(text).toMatch(/Attempt 1 503 Patchbay was stopped before the answer came/);
  expect(text).toMatch(/Attempt 2 503 Not accepted/);
  expect(text).toMatch(/The server answered 503\./);
  // The interrupted one does not count.
  expect(text).toMatch(/Next attempt .* 1 of 4 used/);
});

test("what may have run twice says so and what that means", () => {
  expect(told()).toMatch(/This may have run twice\. .* the same webhook-id/);
  expect(told({ mayHaveRunTwice: false })).not.toMatch(/twice/);
});

test("a webhook that was given up says that all attempts were used", () => {
  const attempts = [1, 2].map((number) => ({
    ...attempt,
    number,
    error: { code: "timeout", message: "No answer." },
  }));
  const delivery = { id: "dlv_1", status: "failed" as const, attemptsPlanned: 2, nextAttemptAt: null };
  const error = { code: "timeout", message: "The server did not answer within 10 seconds." };

  expect(told({ status: "failed", port: "failed", wentTo: "Apologise", attempts, delivery, error })).toMatch(
    /did not answer within 10 seconds\. The run went on by “Failed” to “Apologise”\..*All 2 attempts were used/,
  );
});

test("one warning stands by itself, and equal ones are told once", () => {
  const warning = { path: null, message: "“webhookBody.gift” is not there." };

  expect(told({ warnings: [warning] })).not.toMatch(/things to look at/);
  expect(told({ warnings: [warning, warning] }).match(/gift/g)).toHaveLength(1);
});
