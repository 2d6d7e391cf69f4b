import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { inngestSignature } from "../remote/sign";

type Json = Record<string, unknown>;
type Event = { id: string; name: string; data: Json; ts?: number };
type RegisteredFunction = {
  id: string;
  url: string;
  maxAttempts: number;
  triggers: { event?: string; expression?: string }[];
};
type Operation = { op: string; id: string; name?: string; data?: unknown; error?: unknown };
type Run = {
  id: string;
  definition: RegisteredFunction;
  event: Event;
  memos: Map<string, unknown>;
  attempt: number;
};

type Keys = { eventKey: string; signingKey: string };

/** Real servers wait longer; a test need not. */
const RETRY_MS = 500;

/**
 * A stand-in for an Inngest server, for tests where the real one cannot be had. It plays the server's
 * side of the SDK's documented HTTP protocol, over real HTTP with real signatures, as far as our
 * functions need it: events, registration, calls step by step without checkpoints, sleeps, retries,
 * `onFailure`. It proves our side of that protocol, not what Inngest does.
 */
export class InngestStandIn {
  /** Events taken, each id once, in the order of arrival. */
  readonly events: Event[] = [];
  /** What was asked of it: `POST /e`, `POST /fn/register`. */
  readonly requests: string[] = [];
  /** Calls of functions that it made: run, and the status of the answer. */
  readonly calls: { runId: string; status: number }[] = [];
  /** What went against the protocol: tests expect none. */
  readonly problems: string[] = [];
  private readonly functions = new Map<string, RegisteredFunction>();
  private server: Server | null = null;
  private port = 0;
  private stopping = new AbortController();

  constructor(private readonly keys: Keys) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Begins to listen: at the same address as before, if it did before. */
  async listen(): Promise<void> {
    this.stopping = new AbortController();
    const server = createServer((request, response) => {
      this.answer(request, response).catch((error) => {
        this.problems.push(String(error));
        response.writeHead(500).end("{}");
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.port, "127.0.0.1", resolve);
    });
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  /** Stops listening and calling. Runs in hand are forgotten, as by a server without its Redis. */
  async close(): Promise<void> {
    this.stopping.abort();
    const { server } = this;
    this.server = null;
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, door, key] = (request.url ?? "").split("?")[0]?.split("/") ?? [];
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString() || "null");
    const say = (status: number, answer: Json) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));

    if (request.method === "POST" && door === "e") {
      this.requests.push("POST /e");
      if (key !== this.keys.eventKey) return void say(401, { error: "Event key not found", status: 401 });
      return void say(200, { ids: this.take(body), status: 200 });
    }
    if (request.method === "POST" && door === "fn") {
      this.requests.push("POST /fn/register");
      if (request.headers.authorization !== `Bearer ${hashedKey(this.keys.signingKey)}`)
        return void say(401, { ok: false, error: "Invalid signing key" });
      this.register(body);
      return void say(200, { ok: true, modified: true });
    }
    this.problems.push(`${request.method} ${request.url}`);
    say(404, { error: "not found" });
  }

  private register({ functions }: { functions: RegisteredFunctionConfig[] }): void {
    for (const { id, triggers, steps } of functions) {
      const { runtime, retries } = steps.step;
      this.functions.set(id, { id, triggers, url: runtime.url, maxAttempts: (retries?.attempts ?? 4) + 1 });
    }
  }

  /** Starts what events trigger. An id that was seen before is taken and starts nothing. */
  private take(events: Event[]): string[] {
    for (const event of events) {
      if (this.events.some(({ id }) => id === event.id)) continue;
      this.events.push(event);
      for (const definition of this.functions.values()) {
        if (!definition.triggers.some((trigger) => isTriggeredBy(trigger, event))) continue;
        const run = { id: `${event.id}/${definition.id}`, definition, event, memos: new Map(), attempt: 0 };
        void this.execute(run).catch((error) => this.problems.push(String(error)));
      }
    }

    return events.map(({ id }) => id);
  }

  /** Calls a function until it has ended. */
  private async execute(run: Run): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const waitMs = await this.call(run).catch(() => RETRY_MS);
      if (waitMs === null) return;
      await pause(waitMs, undefined, { signal: this.stopping.signal }).catch(() => {});
    }
  }

  /** One call; answers after how long to call again, or null at the end. */
  private async call(run: Run): Promise<number | null> {
    const body = this.callBody(run);
    const response = await fetch(run.definition.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-run-id": run.id,
        "x-inngest-signature": inngestSignature(body, this.keys.signingKey, Date.now()),
      },
      body: JSON.stringify(body),
      signal: this.stopping.signal,
    });
    const answer = await response.json();
    this.calls.push({ runId: run.id, status: response.status });
    if (response.status === 200) return null;
    if (response.status === 206) return this.settle(run, Array.isArray(answer) ? answer : [answer], response);

    return this.retryOrFail(run, answer, response);
  }

  private callBody({ id, definition, event, memos, attempt }: Run): Json {
    const stack = [...memos.keys()];

    return {
      version: 2,
      event,
      events: [event],
      steps: Object.fromEntries(memos),
      ctx: {
        run_id: id,
        attempt,
        max_attempts: definition.maxAttempts,
        disable_immediate_execution: false,
        use_api: false,
        stack: { stack, current: stack.length },
      },
    };
  }

  private settle(run: Run, operations: Operation[], response: Response): number | null {
    let waitMs = 0;
    for (const { op, id, name = "", data = null, error } of operations) {
      switch (op) {
        case "RunComplete":
          return null;
        case "StepRun":
          run.memos.set(id, { data });
          break;
        case "StepFailed":
          run.memos.set(id, { error });
          break;
        case "Sleep":
          run.memos.set(id, null);
          waitMs = Math.max(Date.parse(name) - Date.now(), 0);
          break;
        case "StepError":
          return this.retryOrFail(run, error, response);
        default:
          this.problems.push(`The stand-in does not know the operation ${op}.`);
          return null;
      }
    }
    run.attempt = 0;

    return waitMs;
  }

  private retryOrFail(run: Run, error: unknown, { headers, status }: Response): number | null {
    run.attempt++;
    const isFinal = headers.get("x-inngest-no-retry") === "true" || run.attempt >= run.definition.maxAttempts;
    if (!isFinal && status !== 401) return Number(headers.get("retry-after") ?? 0) * 1000 || RETRY_MS;

    const data = {
      function_id: run.definition.id,
      run_id: run.id,
      error,
      event: run.event,
      events: [run.event],
    };
    this.take([{ id: `${run.id}/failed`, name: "inngest/function.failed", data }]);

    return null;
  }
}

type RegisteredFunctionConfig = {
  id: string;
  triggers: RegisteredFunction["triggers"];
  steps: { step: { runtime: { url: string }; retries?: { attempts: number } } };
};

function isTriggeredBy(
  { event: name, expression }: { event?: string; expression?: string },
  event: Event,
): boolean {
  if (name !== event.name) return false;

  return expression === undefined || expression === `event.data.function_id == '${event.data.function_id}'`;
}

/** How the SDK names itself to a server. */
function hashedKey(signingKey: string): string {
  const [prefix = ""] = /^signkey-\w+-/.exec(signingKey) ?? [];

  return prefix + createHash("sha256").update(signingKey.slice(prefix.length), "hex").digest("hex");
}
