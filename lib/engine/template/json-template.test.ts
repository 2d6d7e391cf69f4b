import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Json, LosslessNumber, parseJson, stringifyJson } from "@/lib/core/json";
import { createRender } from "./render";

const scope = {
  contact: { phone: "+441632960960", nick: null },
  webhookBody: {
    campaignId: new LosslessNumber("9007199254740993"),
    firstName: 'Zoë "Z"\\\n😀</script>',
    items: [1, { a: null }],
    yes: true,
  },
};

function filled(template: string): { result: unknown; warnings: string[] } {
  const render = createRender(scope);
  const filling = render.json(template);
  const result = filling.ok ? stringifyJson(filling.value) : filling.message;

  return { result, warnings: render.warnings.map(({ message }) => message) };
}

describe("fills placeholders inside of JSON", () => {
  test.each([
    // The literal body of SPEC 4.
    [
      '{"phone": "{{contact.phone}}", "campaign": {{webhookBody.campaignId}}}',
      '{"phone":"+441632960960","campaign":9007199254740993}',
    ],
    ['{"a": "{{webhookBody.campaignId}}"}', '{"a":9007199254740993}'],
    ['{"a": "#{{webhookBody.campaignId}}"}', '{"a":"#9007199254740993"}'],
    ['{"a": " {{webhookBody.yes}}"}', '{"a":" true"}'],
    ['{"a":{"b":{{webhookBody.yes}}}}', '{"a":{"b":true}}'],
    ['{"a":[{{webhookBody.items}},{{contact.nick}},"{{contact.nick}}"]}', '{"a":[[1,{"a":null}],null,null]}'],
    ["{{webhookBody.items}}", '[1,{"a":null}]'],
    [' "{{contact.phone}}" ', '"+441632960960"'],
    ['{"n": "Hi {{webhookBody.firstName}}"}', '{"n":"Hi Zoë \\"Z\\"\\\\\\n😀</script>"}'],
    ['{"{{contact.phone}}": 1, "{{contact.phone}}x": 2}', '{"{{contact.phone}}":1,"{{contact.phone}}x":2}'],
    ['{"a":1,"a":{{webhookBody.yes}}}', '{"a":true}'],
    [
      '{"__proto__":{"x":1},"b":1.50,"c":12345678901234567890,"d":"\\u00e9\\/"}',
      '{"__proto__":{"x":1},"b":1.5,"c":12345678901234567890,"d":"é/"}',
    ],
    ['[true, false, null, -1e2, ""]', '[true,false,null,-100,""]'],
    ["{}", "{}"],
    ["[ ]", "[]"],
  ])("%s", (template, expected) => {
    expect(filled(template)).toEqual({ result: expected, warnings: [] });
  });
});

describe("understands quotes inside of placeholders, escaped or not", () => {
  test.each([
    ['{"a": "{{ gone | default: "there" }}"}', '{"a":"there"}'],
    ['{"a": "{{ gone | default: \\"there\\" }}"}', '{"a":"there"}'],
    ['{"a": "{{ gone | default: \'there\' }}"}', '{"a":"there"}'],
    ['{"a": "{{ gone | default: \'it\\\'s\' }}"}', '{"a":"it\'s"}'],
    ['{"a": {{ gone | default: "there" }}}', '{"a":"there"}'],
    ['{"a": "Hi {{ gone | default: "" }}!", "b": "{{ gone | default: "}}" }}"}', '{"a":"Hi !","b":"}}"}'],
    ['{"a": "say \\"{{ gone | default: "x" }}\\""}', '{"a":"say \\"x\\""}'],
    ['{"a": "{{webhookBody["yes"]}} {{contact["phone"]}}"}', '{"a":"true +441632960960"}'],
    ['{"a": "{{ gone | default: "a\\nb" }}"}', '{"a":"a\\nb"}'],
    ['{"a": "{{ gone | default: \\"a\\\\nb\\" }}"}', '{"a":"a\\nb"}'],
  ])("%s", (template, expected) => {
    expect(filled(template)).toEqual({ result: expected, warnings: [] });
  });
});

test("a missing value is null as a leaf and nothing in a text, with a warning", () => {
  const warnings = [
    "“webhookBody.x” is not there.",
    "“webhookBody.y” is not there.",
    "“vars.z” is not there.",
  ];

  expect(filled('{"a":"{{webhookBody.x}}","b":{{webhookBody.y}},"c":"-{{vars.z}}-"}')).toEqual({
    result: '{"a":null,"b":null,"c":"--"}',
    warnings,
  });
  expect(filled('{"a":"{{contact.phone | nope}}"}')).toEqual({
    result: '{"a":null}',
    warnings: ["“{{contact.phone | nope}}” uses “nope”, which is not a filter."],
  });
});

describe("says where a mistake is and what it is", () => {
  test.each([
    ["", "line 1, column 1: a value is missing at the end"],
    ['{"a": 1', "line 1, column 1: this { has no }"],
    ["[1, 2", "line 1, column 1: this [ has no ]"],
    ['{\n  "a": 1,\n}', "line 2, column 9: remove the comma before the }"],
    ["[1 2]", "line 1, column 4: a comma or ] is expected here"],
    ["[,]", "line 1, column 2: a value is expected here, not ,"],
    ["{a: 1}", "line 1, column 2: a name in double quotes is expected here"],
    ["{'a': 1}", "line 1, column 2: a name in double quotes is expected here"],
    ["{\"a\": 'x'}", "line 1, column 7: use double quotes instead of single ones"],
    ['{"a" 1}', 'line 1, column 6: a colon is missing after "a"'],
    ['{"a": hello}', "line 1, column 7: put hello in double quotes"],
    ['{"a": 01}', "line 1, column 7: put 01 in double quotes"],
    ['{"a": "x}', "line 1, column 7: this quote is not closed"],
    ['{"a": "x\ny"}', "line 1, column 9: a line break cannot stand inside of quotes. Write \\n instead"],
    ['{"a": "c:\\dir"}', "line 1, column 10: write a backslash as \\\\"],
    ['{"a": {{webhookBody.x}', "line 1, column 7: “{{webhookBody.x}” is not closed. Add }} after the name"],
    ['{"a": "{{webhookBody.x"}', "line 1, column 7: “{{webhookBody.x” is not closed. Add }} after the name"],
    ['{"a": {{webhookBody.yes}}px}', "line 1, column 26: a comma or } is expected here"],
    ["{} {}", "line 1, column 4: the JSON has ended, but more follows"],
    ["[".repeat(202), "line 1, column 202: brackets nest deeper than 200"],
  ])("%s", (template, message) => {
    expect(filled(template).result).toBe(`The JSON has a mistake at ${message}.`);
  });
});

test("names and lists may nest 200 deep", () => {
  const nested = (depth: number) => `${'{"a":['.repeat(depth / 2)}1${"]}".repeat(depth / 2)}`;

  expect(createRender({}).json(nested(200)).ok).toBe(true);
  expect(createRender({}).json(nested(202)).ok).toBe(false);
});

test("what would become too large is refused as a whole", () => {
  const render = createRender({ body: "x".repeat(1024 * 1024) });
  const list = (count: number) => `[${Array.from({ length: count }, () => '"{{body}}"').join(",")}]`;

  expect(render.json(list(3)).ok).toBe(true);
  expect(render.json(list(5))).toEqual({
    ok: false,
    message: "The data would make this JSON larger than 4 MB. Send less of it.",
  });
});

describe("any data in any place gives the JSON that was meant", () => {
  const nasty = fc.constantFrom<Json>(
    '"',
    "\\",
    "\n\r\t",
    "😀",
    "{{b}}",
    "}}",
    "</script>",
    "\u0000",
    "\ud800",
    "\u2028",
    "__proto__",
    new LosslessNumber("-123456789012345678901234567890.5"),
  );
  const data = fc.oneof(
    nasty,
    fc.json().map(parseJson),
    fc.array(nasty, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("__proto__", "constructor", '"', "a"), nasty).map((members) => members),
  );

  test("as a leaf, as a part of a text, and without quotes", () => {
    fc.assert(
      fc.property(data, (value) => {
        const filling = createRender({ a: value }).json(
          '{"leaf":"{{a}}","text":"<{{a}}>","bare":{{a}},"{{a}}":0}',
        );
        if (!filling.ok) throw new Error(filling.message);
        const text = typeof value === "string" ? value : value === null ? "" : stringifyJson(value);
        const expected = `{"leaf":${stringifyJson(value)},"text":${JSON.stringify(`<${text}>`)},"bare":${stringifyJson(value)},"{{a}}":0}`;

        expect(stringifyJson(filling.value)).toBe(expected);
        expect(stringifyJson(parseJson(expected))).toBe(expected);
      }),
    );
  });

  test("templates without placeholders are plain JSON", () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: "binary" }), fc.constantFrom("", " ", "\n  "), (text, space) => {
        const json = stringifyJson(parseJson(text), space);
        fc.pre(!json.includes("{{"));
        expect(createRender({}).json(json)).toEqual({ ok: true, value: parseJson(json) });
      }),
    );
  });

  test("a list of ten thousand entries", () => {
    const list = Array.from({ length: 10_000 }, (_, index) => ({ id: index, name: `"${index}\n` }));
    const filling = createRender({ list }).json('{"all": {{list}}, "text": "-{{list}}"}');

    expect(filling.ok && stringifyJson(filling.value)).toBe(
      JSON.stringify({ all: list, text: `-${JSON.stringify(list)}` }),
    );
  });
});
