import { AppError } from "@/lib/core/errors";
import { problemResponse } from "./problem";

/** What a server answers that is just stopping: never a 404, never a 2xx for what it will not do. */
export async function unavailable(): Promise<Response> {
  return problemResponse(
    new AppError("unavailable", "Patchbay is restarting. Send this again in a few seconds.", {
      headers: { "retry-after": "5", connection: "close" },
    }),
  );
}
