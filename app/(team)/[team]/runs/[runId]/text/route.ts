import { z } from "zod";
import { requireMemberForRoute } from "@/lib/auth/session";
import { AppError } from "@/lib/core/errors";
import { stringifyJson } from "@/lib/core/json";
import { problemResponse } from "@/lib/http/problem";
import { textResponse } from "@/lib/http/text-response";
import { getRun } from "@/lib/runs/queries";
import type { RunDetail } from "@/lib/runs/schema";

const textQuery = z.object({
  step: z.string(),
  part: z.enum(["input", "output", "request", "response"]),
  attempt: z.coerce.number().int().optional(),
});

type RouteContext = { params: Promise<{ team: string; runId: string }> };

/** One long text of a run, which its page does not carry: a step's input or output, or a body. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  try {
    const { team, runId } = await params;
    const { actor } = await requireMemberForRoute(team);
    const query = textQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    const text = textOf(await getRun(actor, runId), query);
    if (text === null) throw new AppError("not_found", "There is nothing here.");

    return textResponse(text);
  } catch (thrown) {
    return problemResponse(thrown);
  }
}

function textOf(
  run: RunDetail,
  { step: stepId, part, attempt: number }: z.output<typeof textQuery>,
): string | null {
  const step = run.steps.find(({ id }) => id === stepId);
  if (!step) return null;
  if (part === "input" || part === "output") return stringifyJson(step[part]);
  const http = step.attempts.find((attempt) => attempt.number === number)?.http;

  return http?.[part]?.body ?? null;
}
