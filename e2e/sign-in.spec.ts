import { expect, test } from "./fixtures";
import { SignInPage } from "./pages/sign-in-page";

test.use({ storageState: { cookies: [], origins: [] } });

test("whoever guesses is not told whether the address exists", async ({ page, patchbay }) => {
  const { email } = patchbay.demo;
  const signIn = new SignInPage(page);
  await page.goto("/demo/runs");
  await expect(page).toHaveURL(/\/sign-in/);
  for (const account of [
    { email, password: "not the password" },
    { email: "nobody@example.com", password: "not the password" },
  ]) {
    await page.reload();
    await signIn.submit(account);
    await expect(signIn.message).toHaveText("That e-mail and password don't match.");
    await expect(page.getByLabel("E-mail")).toHaveValue(account.email);
  }
});

test("signing in leads to the page that was asked for, and signing out ends it", async ({
  page,
  patchbay,
}) => {
  await page.goto("/demo/runs");
  await new SignInPage(page).submit(patchbay.demo);
  await expect(page.getByRole("heading", { level: 1, name: "Runs" })).toBeVisible();
  const cookies = await page.context().cookies();

  await page.getByRole("button", { name: "Account of Demo" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  // Not only forgotten here: whoever kept the cookie is out as well.
  await page.context().addCookies(cookies);
  await page.goto("/demo/runs");
  await expect(page).toHaveURL(/\/sign-in/);
});
