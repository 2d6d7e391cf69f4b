import { Webhook } from "standardwebhooks";
import { expect, test } from "./fixtures";
import { AgentsPage } from "./pages/agents-page";

type Captured = { data: { headers: Record<string, string>; body: string }[] };

test("a flow drawn by hand runs, talks to the contact and calls another system", async ({
  page,
  context,
  patchbay,
}) => {
  const { api, demo } = patchbay;
  const builder = await new AgentsPage(page).create("Spring offer");

  await test.step("draw it", async () => {
    const trigger = await builder.dragStep("Webhook", { x: 420, y: 200 });
    await trigger.rename("Journey");
    await trigger.addWebhook("Spring journey");
    await expect(builder.card("Journey. Starts when “Spring journey” is called")).toBeVisible();
    await trigger.close();

    const condition = await builder.dragStep("Condition", { x: 800, y: 200 });
    await condition.rename("Has a code");
    await condition.field("What to look at").fill("{{webhookBody.offerCode}}");
    await condition.choose("Comparison", "is not empty");
    await condition.close();
    await builder.connect("Journey", "Next", "Has a code");

    // With a step selected, the next one follows on it.
    const variables = await builder.addStep("Set variables");
    await variables.rename("Name");
    await variables.button("Add a variable").click();
    await variables.field("Name of the variable").fill("first");
    await variables.field("Value of first").fill('{{webhookBody.firstName | default: "there"}}');

    const wait = await builder.addStep("Wait");
    await wait.choose("Unit", "seconds");
    await wait.field("How long").fill("2");

    const message = await builder.addStep("Send message");
    await message.rename("Offer");
    await message.field("Message").fill("Hi {{vars.first}}, use {{webhookBody.offerCode}}");
    await message.close();
    await builder.showAll();

    const call = await builder.dragStep("Call a webhook", { x: 480, y: 620 });
    await call.rename("Tell the CRM");
    await call.button("Use the inspector").click();
    await call.close();
    await builder.connect("Offer", "Sent", "Tell the CRM");
    await expect(builder.cables).toHaveCount(5);
    await expect(builder.cable("Has a code, Yes", "Name")).toBeVisible();
    await expect(builder.saved).toBeVisible();
  });

  const call = await builder.openStep("Tell the CRM", "Call a webhook");
  await call.button("Show").click();
  await expect(call.field("Signing secret")).toHaveValue(/^whsec_/);
  const signingSecret = await call.field("Signing secret").inputValue();
  const watching = context.waitForEvent("page");
  await call.root.getByRole("link", { name: "Watch it" }).click();
  const inspector = await watching;
  await expect(inspector.getByRole("status").getByText("Live")).toBeVisible();
  await call.close();

  await builder.deploy(1);
  const trigger = await builder.openStep("Journey", "Webhook");
  const webhookUrl = await trigger.field("URL").inputValue();
  const body = { phone: "+14155550188", firstName: 'Zoë "Z"\n😀', offerCode: "SPRING-20" };
  const accepted = await fetch(webhookUrl, {
    method: "POST",
    headers: { apikey: demo.apiKey, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(accepted.status).toBe(202);
  const [run] = (await accepted.json()).runs;

  await test.step("watch it run", async () => {
    await page.goto(`/demo/runs/${run.id}`);
    const main = page.getByRole("main");
    await expect(main.getByRole("status").getByText("Live")).toBeVisible();
    await expect(main.getByText("Succeeded", { exact: true })).toBeHidden();

    // The page is not loaded again: it is told.
    await expect(main.getByText("Succeeded", { exact: true })).toBeVisible();
    await expect(main.getByRole("listitem").filter({ hasText: "Tell the CRM" }).first()).toContainText(
      "Delivered",
    );
  });

  await test.step("read the message", async () => {
    await page.getByRole("link", { name: "Show it in the inbox" }).click();
    await expect(page.getByRole("log", { name: "Messages" })).toContainText('Hi Zoë "Z"\n😀, use SPRING-20', {
      useInnerText: true,
    });
  });

  await test.step("check what arrived", async () => {
    const inspectorId = demo.inspectorUrl.split("/").at(-1);
    const { data } = await api.call<Captured>("GET", `/inspectors/${inspectorId}/requests`);
    const [delivery] = data;
    const signature = delivery?.headers["webhook-signature"] ?? "";
    await expect(inspector.getByRole("row", { name: "webhook-signature" }).getByRole("cell")).toHaveText(
      signature,
    );
    expect(new Webhook(signingSecret).verify(delivery?.body ?? "", delivery?.headers ?? {})).toMatchObject({
      runId: run.id,
      contact: { phone: body.phone },
      webhookBody: body,
    });
  });
});

test("edits of the draft change nothing that is live until they are deployed", async ({ page, patchbay }) => {
  const builder = await new AgentsPage(page).create("Two versions");
  const address = page.url();
  const trigger = await builder.addStep("Webhook");
  await trigger.addWebhook("Two versions");
  const webhookId = (await trigger.field("URL").inputValue()).split("/").at(-1) ?? "";
  const message = await builder.addStep("Send message");
  await message.field("Message").fill("First words");
  await builder.deploy(1);
  await message.field("Message").fill("Second words");
  await expect(builder.badge).toHaveText("Live v1, draft differs");
  await expect(builder.saved).toBeVisible();

  const readAnswer = async (phone: string) => {
    const { runs } = await (await patchbay.api.trigger(webhookId, JSON.stringify({ phone }))).json();
    await page.goto(`/demo/runs/${runs[0].id}`);
    await page.getByRole("link", { name: "Show it in the inbox" }).click();

    return page.getByRole("log", { name: "Messages" });
  };
  await expect(await readAnswer("+14155550131")).toContainText("First words");

  await page.goto(address);
  await builder.deploy(2);
  await expect(await readAnswer("+14155550132")).toContainText("Second words");
});

for (const [device, slowness] of [
  ["usual", 1],
  ["slow", 12],
] as const) {
  test(`on a ${device} device a reload in the middle of typing loses nothing`, async ({ page }) => {
    const builder = await new AgentsPage(page).create("Reloaded");
    await builder.addStep("Webhook");
    const message = await builder.addStep("Send message");
    await message.field("Message").pressSequentially("Typed to the very last letter");
    const browser = await page.context().newCDPSession(page);
    await browser.send("Emulation.setCPUThrottlingRate", { rate: slowness });
    await page.reload();

    await builder.openStep("Send message", "Send message");
    await expect(message.field("Message")).toHaveValue("Typed to the very last letter");
    await expect(builder.saved).toBeVisible();
  });
}

test("problems stand at their step and hold deploying up, not saving", async ({ page }) => {
  const builder = await new AgentsPage(page).create("Unfinished");
  await builder.addStep("Webhook");
  const message = await builder.addStep("Send message");
  await expect(message.field("Message")).toBeFocused();
  // Nobody has made a mistake yet.
  await expect(message.root).not.toContainText("Write the message to send.");
  await message.field("Name").focus();
  await expect(message.root).toContainText("Write the message to send.");
  await message.close();

  await expect(builder.saved).toBeVisible();
  await expect(builder.card("Send message")).toContainText("Write the message to send.");
  await builder.deployButton.click();
  const obstacle = page.getByRole("dialog", { name: "Why this cannot be deployed" });
  await expect(obstacle).toContainText("2 problems keep this from going live.");
  await obstacle.getByRole("button", { name: "Send message" }).click();
  await expect(message.field("Message")).toBeFocused();
  await page.keyboard.type("Hello");
  await expect(builder.card("Send message")).not.toContainText("Write the message to send.");
  await expect(builder.badge).toHaveText("Not deployed");
});
