import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { isSameSecret } from "@/lib/core/hash";
import { problemResponse } from "@/lib/http/problem";
import { metrics } from "./registry";

/**
 * `GET /api/metrics`: what this process counts and what is live, as Prometheus' text. Totals only, and
 * only for whoever has `PATCHBAY_METRICS_TOKEN`; without one the address does not exist.
 */
export async function readMetrics(request: Request): Promise<Response> {
  try {
    requireToken(request);
    const { registry } = metrics();

    return new Response(await registry.metrics(), {
      headers: { "content-type": registry.contentType, "cache-control": "no-store" },
    });
  } catch (thrown) {
    return problemResponse(thrown);
  }
}

function requireToken(request: Request): void {
  const token = env().PATCHBAY_METRICS_TOKEN;
  if (!token) throw new AppError("not_found", "There is nothing at this address.");

  const [, given = ""] = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (!isSameSecret(given, token)) {
    throw new AppError("unauthorized", "Send the metrics token as “Authorization: Bearer …”.", {
      headers: { "www-authenticate": "Bearer" },
    });
  }
}
