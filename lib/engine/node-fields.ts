import { z } from "zod";

/** Names that mean something else to JavaScript. */
const RESERVED = ["__proto__", "constructor", "prototype"];

const MAX_NAME_CHARS = 200;
const MAX_COORDINATE = 10_000_000;

/** Ids of nodes, edges and ports: expressions refer to them, so they are short and plain. */
export const flowIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, "Use 1 to 64 letters, digits, _ and -.")
  .refine((id) => !RESERVED.includes(id), "This word is reserved. Use another id.");

const coordinate = z.number().min(-MAX_COORDINATE).max(MAX_COORDINATE);

/** What every node has, whatever its kind. */
export const nodeFields = {
  id: flowIdSchema,
  name: z.string().max(MAX_NAME_CHARS).default(""),
  position: z.object({ x: coordinate, y: coordinate }).default({ x: 0, y: 0 }),
};
