import {
  eventType,
  type Inngest,
  NonRetriableError,
  RetryAfterError,
  referenceFunction,
  StepError,
  staticSchema,
} from "inngest";

/** What a function of the suite tells the test: its case, a name, a value. */
export type Recorder = (id: string, name: string, value: unknown) => void;

/**
 * One function for every feature of Inngest that Patchbay relies on. They run unchanged on the embedded
 * host and on a real Inngest server, and must record the same there: recorded.ts.
 */
export function parityFunctions(inngest: Inngest, record: Recorder) {
  const on = <Name extends string>(name: Name) => ({ id: name, triggers: triggerOf(name) });
  const child = inngest.createFunction(on("child"), async ({ event, step }) => {
    if (event.data.fails) throw new NonRetriableError("The child gave up.");
    return { doubled: await step.run("double", () => event.data.n * 2) };
  });

  return [
    child,
    inngest.createFunction(on("steps"), async ({ event, step }) => {
      const first = await step.run("first", () => ({ at: new Date(0), missing: undefined, n: event.data.n }));
      const nothing = await step.run("nothing", () => undefined);
      const again = [];
      for (const n of [1, 2, 3]) again.push(await step.run("again", () => n));
      record(event.data.id, "result", { first, nothing, again });
    }),
    inngest.createFunction(on("sleep"), async ({ event, step }) => {
      const before = await step.run("before", () => Date.now());
      await step.sleep("a second", "1s");
      await step.sleepUntil("a moment", new Date(before + 2_000));
      record(event.data.id, "slept long enough", Date.now() - before >= 2_000);
    }),
    inngest.createFunction(on("parallel"), async ({ event, step }) => {
      const both = await Promise.all([
        step.run("one", () => 1),
        step.run("two", () => 2),
        step.sleep("meanwhile", "1s"),
      ]);
      const after = await step.run("after", () => "after");
      const mixed = await Promise.all([
        step.run("left", () => "l").then((left) => step.run("left again", () => `${left}l`)),
        step.run("right", () => "r"),
      ]);
      record(event.data.id, "result", { both, after, mixed });
    }),
    inngest.createFunction(on("race"), async ({ event, step, group }) => {
      const winner = await group.parallel({ mode: "race" }, () =>
        Promise.race([step.run("fast", () => "fast"), step.sleep("slow", "2s").then(() => "slow")]),
      );
      record(event.data.id, "winner", winner);
    }),
    inngest.createFunction(on("send"), async ({ event, step }) => {
      await step.sendEvent("send", [
        { name: "parity/sent", data: { id: event.data.id, n: 1 } },
        { name: "parity/sent", data: { id: event.data.id, n: 2 } },
      ]);
    }),
    inngest.createFunction(on("sent"), async ({ event }) => {
      record(event.data.id, `sent ${event.data.n}`, event.name);
    }),
    inngest.createFunction(on("invoke"), async ({ event, step }) => {
      const result = await step.invoke("child", { function: child, data: { id: event.data.id, n: 21 } });
      const failure = await step
        .invoke("failing child", { function: child, data: { id: event.data.id, n: 0, fails: true } })
        .catch((error: unknown) => (error instanceof Error ? error.message : "no error"));
      record(event.data.id, "result", { result, failure });
    }),
    inngest.createFunction(on("wait"), async ({ event, step }) => {
      const { id } = event.data;
      const [matched, conditional, nothing] = await Promise.all([
        step.waitForEvent("matched", { event: "parity/go", match: "data.id", timeout: "30s" }),
        step.waitForEvent("conditional", {
          event: "parity/go",
          if: "async.data.id == event.data.id && async.data.n > 1",
          timeout: "30s",
        }),
        step.waitForEvent("nothing", { event: "parity/never", timeout: "1s" }),
      ]);
      record(id, "result", { matched: matched?.data.n, conditional: conditional?.data.n, nothing });
    }),
    inngest.createFunction({ ...on("retry"), retries: 2 }, async ({ event, step, attempt }) => {
      await step.run("flaky", () => {
        record(event.data.id, `attempt ${attempt}`, true);
        if (attempt < 2) throw new RetryAfterError("Not yet.", "1s");
      });
      record(event.data.id, "attempt after the step", attempt);
    }),
    inngest.createFunction(
      {
        ...on("fail"),
        retries: 0,
        onFailure: ({ event, error }) => {
          record(event.data.event.data.id, "onFailure", [error.name, error.message]);
        },
      },
      async ({ event, step }) => {
        const caught = await step
          .run("caught", () => {
            throw new NonRetriableError("Caught.");
          })
          .catch((error: unknown) => [error instanceof StepError, error instanceof Error && error.message]);
        record(event.data.id, "caught", caught);
        await step.run("last", () => {
          throw new TypeError("Not caught.");
        });
      },
    ),
    inngest.createFunction(
      { ...on("cancel"), cancelOn: [{ event: "parity/stop", match: "data.id" }] },
      async ({ event, step }) => {
        record(event.data.id, "started", true);
        await step.sleep("for long", "3s");
        record(event.data.id, "went on", true);
      },
    ),
    inngest.createFunction({ ...on("idempotent"), idempotency: "event.data.id" }, async ({ event }) =>
      record(event.data.id, `ran for ${event.data.n}`, true),
    ),
    inngest.createFunction(on("deduplicated"), async ({ event }) => {
      record(event.data.id, `ran for ${event.data.n}`, true);
    }),
    inngest.createFunction(
      { id: "conditional", triggers: [{ event: triggerOf("conditional"), if: "event.data.n > 1" }] },
      async ({ event }) => record(event.data.id, `ran for ${event.data.n}`, true),
    ),
    inngest.createFunction(
      { ...on("limited"), concurrency: { limit: 1, key: "event.data.id" } },
      async ({ event, step }) => {
        await step.run("alone", async () => {
          const { id } = event.data;
          running.set(id, (running.get(id) ?? 0) + 1);
          record(id, `alone for ${event.data.n}`, running.get(id));
          await new Promise((resolve) => setTimeout(resolve, 300));
          running.set(id, (running.get(id) ?? 0) - 1);
        });
      },
    ),
    inngest.createFunction(on("missing"), async ({ event, step }) => {
      const message = await step
        .invoke("nobody", { function: referenceFunction({ functionId: "nobody" }), data: {} })
        .catch((error: unknown) => (error instanceof Error ? "an error" : "no error"));
      record(event.data.id, "invoking nobody gives", message);
    }),
  ];
}

type Data = { id: string; n: number; fails?: boolean };

function triggerOf<Name extends string>(name: Name) {
  return eventType(`parity/${name}`, { schema: staticSchema<Data>() });
}

/** How many steps of a key are at work, to see that it is never two. */
const running = new Map<string, number>();
