import type { Warning } from "@/lib/core/vocabulary";

/** An inbound call on its way to becoming a stored request. */
export type Call = {
  requestId: string;
  teamId: string;
  webhookId: string;
  receivedAt: Date;
  method: string;
  contentType: string;
  headers: Record<string, string>;
  body: Buffer | null;
  isBodyTruncated: boolean;
  sizeBytes: number;
  warnings: Warning[];
  idempotencyKey: string | null;
  apiKeyId: string | null;
};
