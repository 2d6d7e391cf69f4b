import { z } from "zod";
import { fitsBytes } from "./byte-length";
import { MAX_TEMPLATE_BYTES } from "./template/limits";

/** A setting that may hold placeholders. Mistakes in them are problems, not errors of shape. */
export const templateSchema = z
  .string()
  .max(MAX_TEMPLATE_BYTES, "Use at most 64 KB of text.")
  .refine((text) => fitsBytes(text, MAX_TEMPLATE_BYTES), "Use at most 64 KB of text.");
