import { expect, test } from "vitest";
import { parseJson } from "@/lib/core/json";
import { flowSchema } from "@/lib/engine/flow";
import {
  type CopyStorage,
  copyKey,
  copyKeys,
  type DraftCopy,
  readCopy,
  removeCopy,
  writeCopy,
} from "./draft-copy";
import { testingFlow } from "./testing-flow";

const copy: DraftCopy = { revision: 4, flow: testingFlow(), unanswered: [testingFlow()], savedAtMs: 1 };

/** As a browser's: texts only, in order, with an end to its room. */
function memoryStorage(maxChars = 1e6): CopyStorage {
  const items = new Map<string, string>();

  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, text) => {
      if (text.length > maxChars) throw new DOMException("full", "QuotaExceededError");
      items.set(key, text);
    },
  };
}

test("a copy comes back as it was kept", () => {
  const storage = memoryStorage();

  expect(writeCopy(storage, copyKey("agt_1", "a"), copy)).toBe(true);
  expect(readCopy(storage, copyKey("agt_1", "a"))).toEqual(copy);
});

test("long numbers and odd characters survive", () => {
  const text =
    '{"id":"n","kind":"wait","name":"\\ud800 \\u0000 😀","config":{"seconds":5,"huge":9007199254740993}}';
  const flow = flowSchema.parse({ version: 1, nodes: [parseJson(text)], edges: [] });
  const storage = memoryStorage();
  writeCopy(storage, "k", { ...copy, flow });

  expect(readCopy(storage, "k")?.flow).toEqual(flow);
});

test("each editor has its own, and an agent's are found together", () => {
  const storage = memoryStorage();
  for (const key of [copyKey("agt_1", "a"), copyKey("agt_1", "b"), copyKey("agt_10", "c")]) {
    writeCopy(storage, key, copy);
  }

  expect(copyKeys(storage, "agt_1")).toEqual([copyKey("agt_1", "a"), copyKey("agt_1", "b")]);
  removeCopy(storage, copyKey("agt_1", "a"));
  expect(copyKeys(storage, "agt_1")).toEqual([copyKey("agt_1", "b")]);
});

test("a full storage is told, not thrown", () => {
  expect(writeCopy(memoryStorage(10), "k", copy)).toBe(false);
});

test.each([["no JSON"], ['{"version":2}'], ['{"version":1,"revision":1,"savedAtMs":1,"flow":{"nodes":3}}']])(
  "what cannot be read is no copy: %s",
  (text) => {
    const storage = memoryStorage();
    storage.setItem("k", text);

    expect(readCopy(storage, "k")).toBeNull();
  },
);
