import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Button } from "./button";

test("does not send a form unless told to", () => {
  expect(renderToStaticMarkup(<Button>Save</Button>)).toContain('type="button"');
  expect(renderToStaticMarkup(<Button type="submit">Save</Button>)).toContain('type="submit"');
});

test("while it works it is busy, keeps its name and is not disabled, so the focus stays", () => {
  const html = renderToStaticMarkup(<Button isLoading>Save</Button>);

  expect(html).toContain('aria-busy="true" aria-disabled="true"');
  expect(html).toContain("Save");
  expect(html).not.toMatch(/ disabled=/);
});

test("lends its looks to a link", () => {
  const html = renderToStaticMarkup(
    <Button asChild variant="primary">
      <a href="/agents">Agents</a>
    </Button>,
  );

  expect(html).toMatch(/^<a [^>]*class="[^"]*bg-ink[^"]*"[^>]*>Agents<\/a>$/);
  expect(html).not.toContain("type=");
});
