import { AppError } from "@/lib/core/errors";
import { problemResponse } from "./problem";

/** Whether a path holds a `%` that begins no character: Next answers such ones with a bare 500. */
export function isMalformed(path: string): boolean {
  try {
    decodeURIComponent(path);
    return false;
  } catch {
    return true;
  }
}

/** What such a call is answered. */
export async function malformedAddress(): Promise<Response> {
  return problemResponse(
    new AppError("invalid_request", "The address is not valid: a “%” in it stands for no character."),
  );
}
