import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Json, LosslessNumber, parseJson } from "@/lib/core/json";
import { byteLength } from "@/lib/engine/byte-length";
import { createRender } from "./render";

const webhookBody = parseJson(`{
  "firstName": "Zoë \\"Z\\"\\n😀", "campaignId": 9007199254740993, "ratio": 0.5, "yes": true, "nothing": null,
  "items": [1, {"a": "x"}], "object": {"a": 1}, "code": "{{webhookBody.secret}}", "secret": "s3cret"
}`);
const scope = { webhookBody, vars: { first: "Ann" } };

describe("text", () => {
  test.each([
    ["plain", "plain"],
    ["", ""],
    ["Hi {{webhookBody.firstName}}!", 'Hi Zoë "Z"\n😀!'],
    ["{{webhookBody.campaignId}}/{{webhookBody.ratio}}/{{webhookBody.yes}}", "9007199254740993/0.5/true"],
    ["[{{webhookBody.nothing}}]", "[]"],
    ["{{webhookBody.items}} {{webhookBody.object}}", '[1,{"a":"x"}] {"a":1}'],
    ['{{ "}}" }}{{"{{"}}', "}}{{"],
    ["a } b }} c { d", "a } b }} c { d"],
    ["{{webhookBody.code}}", "{{webhookBody.secret}}"],
    ["{{vars.first | append}}".replace("append", "upper"), "ANN"],
  ])("%s", (template, expected) => {
    const render = createRender(scope);

    expect(render.text(template)).toBe(expected);
    expect(render.warnings).toEqual([]);
  });
});

describe("what is missing or wrong is empty, with a warning", () => {
  test.each([
    ["[{{webhookBody.offerCode}}]", "[]", "webhookBody.offerCode", "“webhookBody.offerCode” is not there."],
    ['{{webhookBody["a b"][0]}}', "", 'webhookBody["a b"][0]', '“webhookBody["a b"][0]” is not there.'],
    [
      "{{webhookBody.nothing.deeper}}",
      "",
      "webhookBody.nothing.deeper",
      "“webhookBody.nothing.deeper” is not there.",
    ],
    [
      "{{webhookBody.firstName.length}}",
      "",
      "webhookBody.firstName.length",
      "“webhookBody.firstName.length” is not there.",
    ],
    [
      "{{webhookBody.items.length}}",
      "",
      "webhookBody.items.length",
      "“webhookBody.items.length” is not there.",
    ],
    [
      "{{webhookBody.constructor.name}}",
      "",
      "webhookBody.constructor.name",
      "“webhookBody.constructor.name” is not there.",
    ],
    [
      "a {{webhookBody.x | nope}} b",
      "a  b",
      null,
      "“{{webhookBody.x | nope}}” uses “nope”, which is not a filter.",
    ],
    ["a {{webhookBody.x", "a ", null, "“{{webhookBody.x” is not closed. Add }} after the name."],
    ["it {{ it's }} b", "it  b", null, "“{{ it's }}” cannot be read from “'s” on."],
    [
      "{{vars.first | default: gone.x}}{{gone.x | default: gone.y}}",
      "Ann",
      "gone.y",
      "“gone.y” is not there.",
    ],
  ])("%s", (template, expected, path, message) => {
    const render = createRender(scope);

    expect(render.text(template)).toBe(expected);
    expect(render.warnings).toEqual([{ path, message }]);
  });

  test("once each, and not without end", () => {
    const render = createRender({});
    render.text("{{a}}{{a}}");
    expect(render.warnings).toHaveLength(1);
    render.text(Array.from({ length: 200 }, (_, index) => `{{a${index}}}`).join(""));
    expect(render.warnings).toHaveLength(50);
  });

  test("a preview warns of nothing", () => {
    const render = createRender({});

    expect(render.preview("[{{a}}]")).toBe("[]");
    expect(render.warnings).toEqual([]);
  });
});

describe("values", () => {
  test.each([
    ["{{webhookBody.campaignId}}", new LosslessNumber("9007199254740993")],
    ["{{webhookBody.items}}", [1, { a: "x" }]],
    ["{{webhookBody.nothing}}", null],
    ["{{gone}}", undefined],
    ["{{gone.x | first}}", undefined],
    [" {{webhookBody.yes}}", " true"],
    ["10", "10"],
    ["", ""],
  ])("%s", (template, expected) => {
    expect(createRender(scope).value(template)).toEqual(expected);
  });

  test("where nothing is an answer, there is no warning", () => {
    const render = createRender(scope);

    expect(render.value("{{gone}}", { mayBeMissing: true })).toBeUndefined();
    expect(render.warnings).toEqual([]);
  });

  test("variables can be replaced, warnings stay together", () => {
    const render = createRender(scope);

    expect(render.withVars({ last: "B" }).text("{{vars.last}}{{vars.first}}")).toBe("B");
    expect(render.warnings).toHaveLength(1);
  });
});

describe("bounds", () => {
  test("a text ends at 1 MiB, between two characters", () => {
    const render = createRender({ part: "😀".repeat(100_000) });
    const text = render.text(`a${"{{part}}".repeat(5)}`);

    expect(byteLength(text)).toBe(1024 * 1024 - 3);
    expect(text.endsWith("😀")).toBe(true);
    expect(render.warnings).toEqual([
      { path: null, message: "The text became longer than 1 MiB and was cut off." },
    ]);
  });

  test("filters cannot multiply without end", () => {
    const render = createRender({ a: "a".repeat(1000), list: Array.from({ length: 10_000 }, () => "x") });
    const grown = render.text(`{{a${' | replace: "a", "aaaaaaaaaa"'.repeat(15)}}}`);

    expect(grown).toHaveLength(1024 * 1024);
    expect(render.text("{{list | join: a}}")).toHaveLength(1024 * 1024);
    expect(render.warnings[0]?.message).toBe(
      "“a | replace | replace | replace” became longer than 1 MiB and was cut off.",
    );
  });

  test("a step may not work through more than its share", () => {
    const render = createRender({ body: "x".repeat(1024 * 1024) });

    expect(render.text("{{body | size}},".repeat(70))).toMatch(/^(1048576,){64},{6}$/);
    expect(render.warnings[0]?.message).toBe("“body” is too large to work with and was left empty.");
  });

  test("a value that holds itself many times is not inserted", () => {
    let vars: Json = { a: 1 };
    for (let round = 0; round < 60; round++) vars = { left: vars, right: vars };
    const render = createRender({ vars });

    expect(render.value("{{vars}}")).toBeNull();
    expect(render.text("{{vars}}")).toBe("");
    expect(render.json('{"a": {{vars}}}')).toEqual({ ok: true, value: { a: null } });
  });
});

const piece = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "{{",
    "}}",
    "|",
    '"',
    "'",
    "\\",
    "a",
    ".",
    "[",
    "]",
    "0",
    " ",
    ":",
    "default",
    "date",
    "split",
  ),
);

test("never throws, whatever the template and the data", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.json(), (pieces, data) => {
      const render = createRender({ a: parseJson(data) });
      expect(typeof render.text(pieces.join(""))).toBe("string");
      expect(typeof render.json(pieces.join("")).ok).toBe("boolean");
    }),
  );
});

test("a value is inserted as it is and never expanded again", () => {
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const value = pieces.join("");
      expect(createRender({ a: value }).text("<{{a}}>{{a}}")).toBe(`<${value}>${value}`);
    }),
  );
});
