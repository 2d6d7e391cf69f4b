import { z } from "zod";
import type { IdPrefix } from "./ids";

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 100;
const LIMIT_RULE = `Use a whole number from 1 to ${MAX_LIMIT}.`;
const CURSOR_RULE = "This is not a cursor of this list. Use the nextCursor of the page before.";

/** `?limit` and `?cursor` of every list (SPEC 3). The cursor is the id that the next page follows on. */
export const pageInput = z.object({
  limit: z.coerce
    .number(LIMIT_RULE)
    .int(LIMIT_RULE)
    .min(1, LIMIT_RULE)
    .default(DEFAULT_LIMIT)
    .transform((limit) => Math.min(limit, MAX_LIMIT)),
  cursor: z
    .string()
    .regex(/^[0-9a-z_-]{1,64}$/, CURSOR_RULE)
    .optional(),
});
export type PageInput = z.output<typeof pageInput>;

/**
 * {@link pageInput} of a list whose rows have ids of one form, for programs: a cursor from another
 * list would silently give the wrong page.
 */
export function pageInputOf(ids: IdPrefix | "uuid") {
  const cursor =
    ids === "uuid" ? z.guid(CURSOR_RULE) : z.string().regex(new RegExp(`^${ids}_[0-9a-z]{26}$`), CURSOR_RULE);

  return pageInput.extend({ cursor: cursor.optional() });
}

/** One page of a list, and where the next begins; null at the end. */
export type Page<Row> = { data: Row[]; nextCursor: string | null };

/** Cuts a page out of rows of which one more than `limit` was read. */
export function pageOf<Row extends { id: string }>(rows: Row[], limit: number): Page<Row> {
  const data = rows.slice(0, limit);

  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}
