import type { Page } from "@playwright/test";
import { BuilderPage } from "./builder-page";

export class AgentsPage {
  constructor(private readonly page: Page) {}

  /** Creates an agent, which opens its empty canvas. */
  async create(name: string): Promise<BuilderPage> {
    await this.page.goto("/demo/agents");
    await this.page.getByRole("button", { name: "New agent" }).click();
    const dialog = this.page.getByRole("dialog", { name: "New agent" });
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByRole("button", { name: "Create agent" }).click();
    await this.page.getByRole("application", { name: `Flow of ${name}` }).waitFor();

    return new BuilderPage(this.page);
  }
}
