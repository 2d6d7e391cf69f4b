import { expect, type Locator, type Page } from "@playwright/test";
import { StepPanel } from "./step-panel";

type Point = { x: number; y: number };

/** The canvas of an agent with all that is around it, used as a hand with a mouse would. */
export class BuilderPage {
  readonly canvas;
  readonly badge;
  readonly saved;
  readonly deployButton;
  readonly cables;

  constructor(private readonly page: Page) {
    const main = page.getByRole("main");
    this.canvas = page.getByRole("application", { name: /^Flow of / });
    this.badge = main.getByText(/^(Not deployed|Live v\d+(, draft differs)?)$/).filter({ visible: true });
    this.saved = main.getByRole("status").getByText("Saved", { exact: true });
    this.deployButton = main.getByRole("button", { name: "Deploy", exact: true });
    this.cables = this.canvas.getByRole("group", { name: /^Connection from / });
  }

  /** The card whose name and sentence begin like this. */
  card(name: string): Locator {
    return this.canvas.getByRole("group", { name: new RegExp(`^${name}`) });
  }

  cable(from: string, to: string): Locator {
    return this.canvas.getByRole("group", { name: `Connection from ${from}, to ${to}`, exact: true });
  }

  /** Adds a step after the selected one. */
  async addStep(kind: string): Promise<StepPanel> {
    await this.palette(kind).click();

    return this.openPanel(kind);
  }

  /** Drags a step onto the canvas; `at` counts from the canvas's corner. */
  async dragStep(kind: string, at: Point): Promise<StepPanel> {
    await this.palette(kind).dragTo(this.canvas, { targetPosition: at });

    return this.openPanel(kind);
  }

  async openStep(name: string, kind: string): Promise<StepPanel> {
    await this.card(name).click();

    return this.openPanel(kind);
  }

  /** Pulls a cable from a way out of one card to the way in of another. */
  async connect(from: string, port: string, to: string): Promise<void> {
    const start = await middleOf(this.card(from).getByTitle(new RegExp(`^${port}:`)));
    const end = await middleOf(this.card(to).getByTitle("Way in"));
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await this.page.mouse.move(end.x, end.y, { steps: 4 });
    await this.page.mouse.up();
    await expect(this.cable(`${from}, ${port}`, to)).toBeVisible();
  }

  async showAll(): Promise<void> {
    await this.page.getByRole("button", { name: "Show the whole flow" }).click();
  }

  async deploy(version: number): Promise<void> {
    await this.deployButton.click();
    await this.page.getByRole("dialog").getByRole("button", { name: "Deploy", exact: true }).click();
    await expect(this.badge).toHaveText(`Live v${version}`);
  }

  private palette(kind: string): Locator {
    return this.page
      .getByRole("region", { name: "Add a step" })
      .getByRole("button", { name: kind, exact: true });
  }

  private async openPanel(kind: string): Promise<StepPanel> {
    const panel = new StepPanel(this.page, kind);
    await expect(panel.root).toBeVisible();

    return panel;
  }
}

async function middleOf(place: Locator): Promise<Point> {
  const box = await place.boundingBox();
  if (!box) throw new Error("It is not on the screen.");

  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
