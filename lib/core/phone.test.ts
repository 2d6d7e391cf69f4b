import { expect, test } from "vitest";
import { isCountry, listCountries, toE164 } from "./phone";

test.each([
  ["+44 1632 960960", "US", "+441632960960"],
  ["(415) 555-0123", "US", "+14155550123"],
  ["01632 960960", "GB", "+441632960960"],
  ["0041 44 668 18 00", "CH", "+41446681800"],
  ["", "US", null],
  ["12", "US", null],
  ["call me", "US", null],
  ["01632 960960", "nowhere", null],
])("%j in %s is %j", (text, country, expected) => {
  expect(toE164(text, country)).toBe(expected);
});

test("knows countries", () => {
  expect([isCountry("CH"), isCountry("XX")]).toEqual([true, false]);
});

test("lists countries by name, with what to dial", () => {
  const countries = listCountries();
  const names = countries.map(({ name }) => name);

  expect(countries).toContainEqual({ code: "CH", name: "Switzerland", callingCode: "+41" });
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, "en")));
});
