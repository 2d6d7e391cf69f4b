import type { Locator, Page } from "@playwright/test";

/** The settings of the open step, beside the canvas. */
export class StepPanel {
  readonly root;

  constructor(
    private readonly page: Page,
    kind: string,
  ) {
    this.root = page.getByRole("complementary", { name: `Settings: ${kind}` });
  }

  field(label: string): Locator {
    return this.root.getByLabel(label, { exact: true });
  }

  button(name: string): Locator {
    return this.root.getByRole("button", { name, exact: true });
  }

  async rename(name: string): Promise<void> {
    await this.field("Name").fill(name);
  }

  async choose(label: string, option: string): Promise<void> {
    await this.field(label).click();
    await this.page.getByRole("option", { name: option, exact: true }).click();
  }

  /** Makes an agent webhook on the way. */
  async addWebhook(name: string): Promise<void> {
    await this.button("Add a webhook").click();
    const dialog = this.page.getByRole("dialog", { name: "New agent webhook" });
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByRole("button", { name: "Create webhook" }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  async close(): Promise<void> {
    await this.button("Close").click();
    await this.root.waitFor({ state: "hidden" });
  }
}
