import { test as base, type Page } from "@playwright/test";
import { startReceiver } from "@/lib/testing/start-receiver";
import { ApiClient } from "./api-client";
import { SignInPage } from "./pages/sign-in-page";
import { type Demo, PatchbayServer } from "./patchbay-server";

type Receiver = Awaited<ReturnType<typeof startReceiver>>;
type Patchbay = { server: PatchbayServer; demo: Demo; api: ApiClient; receiver: Receiver };
/** Cookies and the like, as they are once somebody has signed in. */
type Session = Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;

/** One built Patchbay for all tests of a file, with a receiver that it may call and its owner signed in. */
export const test = base.extend<object, { patchbay: Patchbay; session: Session }>({
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
  session: [
    async ({ browser, patchbay }, provide) => {
      const page = await browser.newPage({ baseURL: patchbay.server.url });
      await new SignInPage(page).signIn(patchbay.demo);
      const session = await page.context().storageState();
      await page.close();
      await provide(session);
    },
    { scope: "worker" },
  ],
  baseURL: ({ patchbay }, provide) => provide(patchbay.server.url),
  storageState: ({ session }, provide) => provide(session),
});

export { expect } from "@playwright/test";
