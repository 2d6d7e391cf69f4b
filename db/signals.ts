import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { isDatabaseDown } from "@/lib/core/errors";
import { logError } from "@/lib/core/log";
import { processSingleton } from "@/lib/core/process-singleton";
import { databaseTarget, openSql, type Sql, sql } from "./client";

const CHANNEL = "patchbay";
/** At most one NOTIFY in this time: one a row would make commits queue up behind each other. */
const NOTIFY_EVERY_MS = 50;
/** PostgreSQL takes payloads of up to 8,000 bytes. */
const MAX_PAYLOAD_BYTES = 7_500;

/** How many topics we know the last signal of. */
const MAX_REMEMBERED = 20_000;

type Signals = {
  emitter: EventEmitter;
  /** When a topic was last signalled, so that whoever was away can be told. */
  lastMs: Map<string, number>;
  /** Nothing is known of the time before. */
  knownSinceMs: number;
  processId: string;
  pending: Set<string>;
  timer: NodeJS.Timeout | null;
  listener: Sql | null;
};

const signals = processSingleton<Signals>("signals", () => ({
  emitter: new EventEmitter().setMaxListeners(0),
  lastMs: new Map(),
  knownSinceMs: Date.now(),
  processId: randomUUID(),
  pending: new Set(),
  timer: null,
  listener: null,
}));

/**
 * Tells every process that something happened, such as `jobs` or `run:run_01…`: at once in this one,
 * within milliseconds in the others. A hint, which may get lost: whoever listens also looks for
 * itself now and then. Call it after the commit.
 */
export function signal(topic: string): void {
  tell(topic);
  signals.pending.add(topic);
  if (signals.timer) return;

  void notifyOthers();
  signals.timer = setTimeout(() => {
    signals.timer = null;
    void notifyOthers();
  }, NOTIFY_EVERY_MS);
  signals.timer.unref();
}

/** Calls `listener` at every signal of this topic; returns what ends that. */
export function onSignal(topic: string, listener: () => void): () => void {
  signals.emitter.on(topic, listener);

  return () => {
    signals.emitter.off(topic, listener);
  };
}

/** Whether this topic may have been signalled after a moment, by this process's clock. */
export function wasSignalled(topic: string, sinceMs: number): boolean {
  return sinceMs < signals.knownSinceMs || (signals.lastMs.get(topic) ?? 0) >= sinceMs;
}

/** Begins to hear other processes. After a lost connection the driver listens again by itself. */
export async function listenToSignals(): Promise<void> {
  signals.listener = openSql(databaseTarget(), { max: 1 });
  await signals.listener.listen(CHANNEL, (payload) => {
    const [from, ...topics] = payload.split("\n");
    if (from === signals.processId) return;
    for (const topic of topics) tell(topic);
  });
}

/** Tells what is still untold, and hears no more. */
export async function stopListening(): Promise<void> {
  if (signals.timer) clearTimeout(signals.timer);
  signals.timer = null;
  await notifyOthers();
  await signals.listener?.end({ timeout: 1 });
  signals.listener = null;
}

function tell(topic: string): void {
  if (signals.lastMs.size >= MAX_REMEMBERED) {
    signals.lastMs.clear();
    signals.knownSinceMs = Date.now();
  }
  signals.lastMs.set(topic, Date.now());
  signals.emitter.emit(topic);
}

async function notifyOthers(): Promise<void> {
  const topics = [...signals.pending];
  signals.pending.clear();
  try {
    for (const payload of payloads(topics)) await sql()`select pg_notify(${CHANNEL}, ${payload})`;
  } catch (error) {
    if (!isDatabaseDown(error)) logError("Other processes could not be told of a change.", error);
  }
}

function payloads(topics: readonly string[]): string[] {
  const result: string[] = [];
  for (const topic of topics) {
    const last = result.at(-1);
    if (last && last.length + topic.length < MAX_PAYLOAD_BYTES)
      result[result.length - 1] = `${last}\n${topic}`;
    else result.push(`${signals.processId}\n${topic}`);
  }

  return result;
}
