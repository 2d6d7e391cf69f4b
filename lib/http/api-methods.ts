import { AppError } from "@/lib/core/errors";
import type { NextContext } from "./api-route";
import { problemResponse } from "./problem";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];
type Handler = (request: Request, context: NextContext) => Promise<Response>;

/**
 * All that a route file exports. Next answers the methods that it does not have with an empty 405;
 * these answer with a problem document, like every error of ours. HEAD is made of GET by Next.
 */
export function apiMethods(handlers: Partial<Record<Method, Handler>>): Record<Method | "OPTIONS", Handler> {
  const allowed = METHODS.filter((method) => handlers[method]);
  const allow = [...allowed, ...(handlers.GET ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refuse: Handler = async () =>
    problemResponse(
      new AppError("method_not_allowed", `This address takes ${allowed.join(" and ")} only.`, {
        headers: { allow },
      }),
    );
  const { GET = refuse, POST = refuse, PUT = refuse, PATCH = refuse, DELETE = refuse } = handlers;
  const options: Handler = async () => new Response(null, { status: 204, headers: { allow } });

  return { GET, POST, PUT, PATCH, DELETE, OPTIONS: options };
}
