import { z } from "zod";
import { nameText } from "@/lib/core/text-schema";

/** How many requests an inspector remembers: the newest ones. */
export const MAX_CAPTURED = 200;
/** Of longer bodies only the beginning is kept. */
export const MAX_CAPTURED_BODY_BYTES = 256 * 1024;

export const createInspectorInput = z.strictObject({ name: nameText });
export type CreateInspectorInput = z.output<typeof createInspectorInput>;

export const updateInspectorInput = z.strictObject({
  name: nameText.optional(),
  isPublic: z.boolean().optional(),
});
export type UpdateInspectorInput = z.output<typeof updateInspectorInput>;

export type InspectorRow = {
  id: string;
  name: string;
  url: string;
  isPublic: boolean;
  createdAt: Date;
  lastRequestAt: Date | null;
};

/** One request that an inspector got, as a list shows it. */
export type CapturedRow = {
  id: string;
  receivedAt: Date;
  method: string;
  /** Below the inspector's URL, with the query. */
  path: string;
  sizeBytes: number;
  /** How the body begins, on one line. */
  preview: string;
};

/** One request with everything that came in. */
export type CapturedRequest = Omit<CapturedRow, "preview"> & {
  headers: Record<string, string>;
  /** As text; bytes that are no UTF-8 show as �. */
  body: string;
  isTruncated: boolean;
};
