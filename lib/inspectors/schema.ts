import { z } from "zod";
import { nameText } from "@/lib/core/text-schema";

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
};

/** One request with everything that came in. */
export type CapturedRequest = CapturedRow & {
  headers: Record<string, string>;
  /** As text; bytes that are no UTF-8 show as �. */
  body: string;
  isTruncated: boolean;
};
