import { notFound } from "next/navigation";
import { AppError } from "@/lib/core/errors";

/** For pages: what a query found, or Next's "not found" page where it threw `not_found`. */
export async function orNotFound<Value>(found: Promise<Value>): Promise<Value> {
  try {
    return await found;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not_found") notFound();
    throw thrown;
  }
}
