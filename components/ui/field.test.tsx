import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Field } from "./field";
import { Input } from "./input";
import { RadioGroup } from "./radio-group";

test("ties the label, the error and the hint to the control, however deep it lies", () => {
  const html = renderToStaticMarkup(
    <Field label="Name" hint="Shown in lists." error="Give it a name.">
      <div>
        <Input name="name" />
      </div>
    </Field>,
  );
  const id = attribute(html, "input", "id");

  expect(attribute(html, "label", "for")).toBe(id);
  expect(attribute(html, "input", "aria-invalid")).toBe("true");
  expect(describedBy(html)).toEqual(["Give it a name.", "Shown in lists."]);
});

test("says nothing about a control that has neither hint nor error", () => {
  const html = renderToStaticMarkup(
    <Field label="Name">
      <Input />
    </Field>,
  );

  expect(html).not.toMatch(/ aria-(describedby|invalid)=/);
});

test("what the control says of itself wins", () => {
  const html = renderToStaticMarkup(
    <Field label="Name" hint="A hint">
      <Input id="own" aria-describedby="elsewhere" />
    </Field>,
  );

  expect([attribute(html, "input", "id"), attribute(html, "input", "aria-describedby")]).toEqual([
    "own",
    "elsewhere",
  ]);
});

test("names a group of radios by its label", () => {
  const html = renderToStaticMarkup(
    <Field label="When it fails">
      <RadioGroup options={[{ value: "again", label: "Try again" }]} />
    </Field>,
  );

  expect(html).toContain('role="radiogroup"');
  expect(attribute(html, 'div role="radiogroup"', "aria-labelledby")).toBe(attribute(html, "label", "id"));
});

function describedBy(html: string): string[] {
  const ids = attribute(html, "input", "aria-describedby")?.split(" ") ?? [];

  return ids.map((id) => {
    const content = html.split(`<p id="${id}"`)[1]?.split("</p>")[0] ?? "";
    return `<p${content}`.replace(/<[^>]*>/g, "");
  });
}

function attribute(html: string, tag: string, name: string): string | undefined {
  return new RegExp(`<${tag}[^>]*? ${name}="([^"]*)"`).exec(html)?.[1];
}
