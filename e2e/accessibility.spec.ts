import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { DEMO_BODY } from "@/lib/demo/demo-flow";
import { expect, test } from "./fixtures";
import { makeOtherTeam } from "./other-team";
import { SignInPage } from "./pages/sign-in-page";

/** A trace would hold axe's whole source for every check. */
test.use({ trace: "off" });

/** axe reckons with every element of some fifty pages: half a minute, or minutes on a busy machine. */
test.describe.configure({ timeout: 300_000 });

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

test("every page can be read by everybody, by day and by night", async ({ page, patchbay }) => {
  const { api, demo } = patchbay;
  const call = await (await api.trigger(demo.webhookId, JSON.stringify(DEMO_BODY))).json();
  await api.trigger(demo.webhookId, "not JSON");
  const run = `runs/${call.runs[0].id}`;
  const inspectorId = demo.inspectorUrl.split("/").at(-1);
  await page.goto(`/demo/${run}`);
  await page.getByRole("link", { name: "Show it in the inbox" }).click();
  await page.waitForURL(/inbox\/cnv_/);
  const conversation = new URL(page.url()).pathname.replace("/demo/", "");

  for (const path of [
    "agents",
    "requests",
    `requests/${call.requestId}`,
    "runs",
    run,
    "inbox",
    conversation,
    "webhooks",
    `webhooks/${demo.webhookId}`,
    "webhooks/inspectors",
    `webhooks/inspectors/${inspectorId}`,
    "settings",
    "settings/api",
    "nowhere",
  ]) {
    await page.goto(`/demo/${path}`);
    await expectNoViolations(page, path);
  }
});

test("the canvas, every kind of step and the dialogs can be read by everybody", async ({
  page,
  patchbay,
}) => {
  await page.goto(`/demo/agents/${patchbay.demo.agentId}`);
  await expectNoViolations(page, "canvas");
  for (const kind of ["Webhook", "Condition", "Set variables", "Wait", "Send message", "Call a webhook"]) {
    const palette = page.getByRole("region", { name: "Add a step" });
    await palette.getByRole("button", { name: kind, exact: true }).click();
    await page.getByRole("complementary", { name: `Settings: ${kind}` }).waitFor();
    await expectNoViolations(page, `settings of ${kind}`, "aside");
  }

  await page.getByRole("main").getByRole("button", { name: "Deploy" }).click();
  await page.getByRole("dialog").waitFor();
  await expectNoViolations(page, "problems");
  for (const [path, button] of [
    ["agents", "New agent"],
    ["settings/api", "New API key"],
    ["webhooks", "New webhook"],
  ] as const) {
    await page.goto(`/demo/${path}`);
    await page.getByRole("main").getByRole("button", { name: button }).click();
    await page.getByRole("dialog").waitFor();
    await expectNoViolations(page, `dialog of ${button}`, "[role=dialog]");
  }
});

test.describe("before there is anything", () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test("sign-in and the pages of a new team can be read by everybody", async ({ page, patchbay }) => {
    const team = await makeOtherTeam(patchbay.server);
    await page.goto("/sign-in");
    await expectNoViolations(page, "sign-in");
    await new SignInPage(page).signIn(team);
    for (const path of ["agents", "requests", "runs", "inbox", "webhooks", "webhooks/inspectors"]) {
      await page.goto(`/${team.slug}/${path}`);
      await expectNoViolations(page, `empty ${path}`, "main");
    }
  });
});

/** Looks at all of the page, or at a part of it where the rest was looked at before. */
async function expectNoViolations(page: Page, what: string, part = "html"): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, includeHidden: true })).toBeVisible();
  // Legacy: the other mode opens a page of its own each time, for frames of other origins. We have none.
  const axe = () => new AxeBuilder({ page }).include(part).setLegacyMode();
  await showTheme(page, "light");
  await expectNone(axe().withTags(RULES), what);
  // Only colours differ by night.
  await showTheme(page, "dark");
  await expectNone(axe().withRules("color-contrast"), `${what}, dark`);
}

async function showTheme(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
}

async function expectNone(axe: AxeBuilder, what: string): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);

  expect.soft(found, what).toEqual([]);
}
