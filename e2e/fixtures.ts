import { test as base } from "@playwright/test";
import { startReceiver } from "@/lib/testing/start-receiver";
import { ApiClient } from "./api-client";
import { type Demo, PatchbayServer } from "./patchbay-server";

type Receiver = Awaited<ReturnType<typeof startReceiver>>;
type Patchbay = { server: PatchbayServer; demo: Demo; api: ApiClient; receiver: Receiver };

/** One built Patchbay for all tests of a file, with a receiver that it may call. */
export const test = base.extend<object, { patchbay: Patchbay }>({
  patchbay: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, provide) => {
      const receiver = await startReceiver();
      const server = await PatchbayServer.create({ env: { PATCHBAY_EGRESS_ALLOW: receiver.hostPort } });
      await server.start();
      const demo = await server.demo();
      await provide({ server, demo, api: new ApiClient(server.url, demo.apiKey), receiver });
      await server.remove();
      receiver.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

export { expect } from "@playwright/test";
