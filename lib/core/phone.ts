import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";

/**
 * A phone number in E.164 (`+441632960960`), or null when it is none that could be reached.
 *
 * @param country ISO 3166 code that a number without a country prefix belongs to
 */
export function toE164(text: string, country: string): string | null {
  const number = parsePhoneNumberFromString(text, isCountry(country) ? country : undefined);

  return number?.isPossible() ? number.number : null;
}

/** Whether we know the phone numbers of this ISO 3166 country code. */
export function isCountry(code: string): code is CountryCode {
  return isSupportedCountry(code);
}

export type Country = { code: string; name: string; callingCode: string };

/** Every country whose phone numbers we know, by its English name: `Germany`, `+49`. */
export function listCountries(): Country[] {
  const names = new Intl.DisplayNames("en", { type: "region" });

  return getCountries()
    .map((code) => ({ code, name: names.of(code) ?? code, callingCode: `+${getCountryCallingCode(code)}` }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}
