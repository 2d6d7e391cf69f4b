import { z } from "zod";
import type { ErrorCode } from "@/lib/core/errors";
import { pageInputOf } from "@/lib/core/page";
import { REQUEST_FATES, type RequestFate, type RunStatus, type Warning } from "@/lib/core/vocabulary";

/** `GET /api/v1/requests`. */
export const listRequestsInput = pageInputOf("req").extend({
  webhookId: z.guid("This is not the id of a webhook.").optional(),
  fate: z.enum(REQUEST_FATES).optional(),
});
export type ListRequestsInput = z.output<typeof listRequestsInput>;

/** A request as lists show it. */
export type RequestRow = {
  id: string;
  webhookId: string;
  webhookName: string;
  receivedAt: Date;
  method: string;
  fate: RequestFate;
  /** The error code it was answered with; null for what was accepted. */
  reason: ErrorCode | null;
  /** The reason in words. */
  detail: string | null;
  sizeBytes: number;
  warnings: Warning[];
  runs: { id: string; agentId: string; agentName: string; status: RunStatus }[];
};

/** A request with everything that came in. */
export type RequestDetail = RequestRow & {
  contentType: string;
  headers: Record<string, string>;
  /** As text; null when the caller could not prove who it was. */
  body: string | null;
  isBodyTruncated: boolean;
  idempotencyKey: string | null;
  /** Of the key that it was called with, where there was a valid one. */
  apiKeyName: string | null;
  duplicateOf: string | null;
};

/** What the latest request of a webhook held: where each value stands, and what it was, cut short. */
export type SeenFields = {
  receivedAt: Date;
  fields: { path: string; sample: string }[];
};
