import { z } from "zod";
import type { Json } from "@/lib/core/json";
import { pageInputOf } from "@/lib/core/page";
import {
  type DeliveryStatus,
  type Failure,
  RUN_STATUSES,
  type RunStatus,
  type RunTrigger,
  type StepStatus,
  type Warning,
} from "@/lib/core/vocabulary";

const id = z.string().regex(/^[a-z]+_[0-9a-z]+$/, "This is not an id of ours.");
const moment = z.iso.datetime({ offset: true, error: "Use a time such as 2026-01-31T09:30:00Z." });

/** `GET /api/v1/runs`. */
export const listRunsInput = pageInputOf("run").extend({
  agentId: id.optional(),
  status: z.enum(RUN_STATUSES).optional(),
  contactId: id.optional(),
  requestId: id.optional(),
  /** Runs that began to exist at this time or later. */
  from: moment.optional(),
  /** And before this one. */
  to: moment.optional(),
});
export type ListRunsInput = z.output<typeof listRunsInput>;

/** A run as lists show it. */
export type RunRow = {
  id: string;
  agentId: string;
  agentName: string;
  version: number;
  status: RunStatus;
  trigger: RunTrigger;
  webhookName: string | null;
  requestId: string | null;
  contactId: string | null;
  contactPhone: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  waitingUntil: Date | null;
  error: Failure | null;
  replayOf: string | null;
};

export type StepAttempt = {
  number: number;
  startedAt: Date;
  finishedAt: Date | null;
  error: Failure | null;
  interrupted: boolean;
  /** For webhooks: what went over the wire. */
  http: HttpExchange | null;
};

export type HttpExchange = {
  statusCode: number | null;
  request: { method: string; url: string; headers: Record<string, string>; body: string | null };
  response: { headers: Record<string, string>; body: string; isTruncated: boolean } | null;
};

/** The webhook that a step sends: it may still be under way when the run is over. */
export type StepDelivery = {
  id: string;
  status: DeliveryStatus;
  /** How often the schedule lets it be tried. */
  attemptsPlanned: number;
  nextAttemptAt: Date | null;
};

export type StepDetail = {
  id: string;
  nodeId: string;
  kind: string;
  name: string;
  sentence: string;
  status: StepStatus;
  port: string | null;
  input: Json;
  output: Json | null;
  error: Failure | null;
  warnings: Warning[];
  attempts: StepAttempt[];
  delivery: StepDelivery | null;
  mayHaveRunTwice: boolean;
  startedAt: Date;
  finishedAt: Date | null;
  waitingUntil: Date | null;
};

/** Where a run got to, for lists. */
export type LastStep = Pick<StepDetail, "kind" | "name" | "sentence" | "status" | "mayHaveRunTwice">;

/** A run with its story. */
export type RunDetail = RunRow & { steps: StepDetail[]; conversationId: string | null };
