import { z } from "zod";

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 100;

/** `?limit` and `?cursor` of every list (SPEC 3). The cursor is the id that the next page follows on. */
export const pageInput = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .default(DEFAULT_LIMIT)
    .transform((limit) => Math.min(limit, MAX_LIMIT)),
  cursor: z
    .string()
    .regex(/^[0-9a-z_-]{1,64}$/, "This is not a cursor of ours. Use the nextCursor of the page before.")
    .optional(),
});
export type PageInput = z.output<typeof pageInput>;

/** One page of a list, and where the next begins; null at the end. */
export type Page<Row> = { data: Row[]; nextCursor: string | null };

/** Cuts a page out of rows of which one more than `limit` was read. */
export function pageOf<Row extends { id: string }>(rows: Row[], limit: number): Page<Row> {
  const data = rows.slice(0, limit);

  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}
