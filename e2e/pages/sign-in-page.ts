import type { Page } from "@playwright/test";

export class SignInPage {
  readonly message;

  constructor(private readonly page: Page) {
    this.message = page.getByRole("main").getByRole("alert");
  }

  /** Signs somebody in who can be, and waits until that is so. */
  async signIn(account: { email: string; password: string }): Promise<void> {
    await this.page.goto("/sign-in");
    await this.submit(account);
    await this.page.waitForURL(/\/agents$/);
  }

  async submit({ email, password }: { email: string; password: string }): Promise<void> {
    await this.page.getByLabel("E-mail").fill(email);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
  }
}
