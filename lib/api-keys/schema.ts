import { z } from "zod";
import { nameText } from "@/lib/core/text-schema";
import { SCOPES } from "@/lib/core/vocabulary";

export const createApiKeyInput = z.object({
  name: nameText,
  scopes: z.array(z.enum(SCOPES)).min(1, "Choose at least one thing that this key may do."),
});
export type CreateApiKeyInput = z.output<typeof createApiKeyInput>;

/** What each scope allows, for people. */
export const SCOPE_LABELS: Record<(typeof SCOPES)[number], { label: string; hint: string }> = {
  trigger: {
    label: "Call agent webhooks",
    hint: "For the marketing tool or system that starts your agents.",
  },
  read: { label: "Read", hint: "See agents, requests, runs and conversations through the API." },
  write: { label: "Read and change", hint: "Also create, change and deploy agents through the API." },
};

/** A key as lists show it: never the key itself. */
export type ApiKeyRow = {
  id: string;
  name: string;
  prefix: string;
  scopes: (typeof SCOPES)[number][];
  createdBy: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};
