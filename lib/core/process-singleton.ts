/**
 * One value for the whole process. `server.ts` and every Next route are separate bundles with
 * separate module state, so what must be shared (the pool, caches, the clock) hangs off `globalThis`.
 */
export function processSingleton<Value>(name: string, create: () => Value): Value {
  const key = Symbol.for(`patchbay.${name}`);
  const holder = globalThis as unknown as Record<symbol, Value | undefined>;
  const existing = holder[key];
  if (existing !== undefined) return existing;

  const value = create();
  holder[key] = value;

  return value;
}
