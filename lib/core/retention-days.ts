import { z } from "zod";

/** What is deleted after a time: calls of webhooks, runs with all that belongs to them, captured requests. */
export const RETENTION_KINDS = ["requests", "runs", "inspectors"] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** Days to keep each kind; 0 keeps it for ever. */
export type RetentionDays = Record<RetentionKind, number>;

const DEFAULT_DAYS = 30;

const ENTRY = new RegExp(`^(?:(${RETENTION_KINDS.join("|")})=)?(\\d{1,5})$`);

/** `PATCHBAY_RETENTION_DAYS`: a number for all (`30`), others for some (`30,runs=90,inspectors=7`). */
export const retentionDays = z
  .string()
  .default("")
  .transform((text, context): RetentionDays => {
    const entries = text.split(",").map((entry) => entry.trim());
    let forAll = DEFAULT_DAYS;
    const forSome: Partial<RetentionDays> = {};
    for (const entry of entries.filter(Boolean)) {
      const [isValid, kind, days] = ENTRY.exec(entry) ?? [];
      if (!isValid) {
        context.addIssue({
          code: "custom",
          message: `must be a number of days, and for single kinds (${RETENTION_KINDS.join(", ")}) another one, such as 30,runs=90; 0 keeps everything`,
        });
        return z.NEVER;
      }
      // The pattern allows no other word.
      if (kind) forSome[kind as RetentionKind] = Number(days);
      else forAll = Number(days);
    }

    return { requests: forAll, runs: forAll, inspectors: forAll, ...forSome };
  });
