export type ComboboxOption = {
  value: string;
  label: string;
  /** A second thing to know and to find it by, such as a calling code. */
  hint?: string;
};

/** The options that hold what was typed, those whose label begins with it first. Accents do not matter. */
export function filterOptions(options: readonly ComboboxOption[], typed: string): ComboboxOption[] {
  const wanted = plain(typed.trim());
  if (!wanted) return [...options];

  const found = options.filter(({ label, hint }) => plain(label).includes(wanted) || hint?.includes(wanted));

  return [
    ...found.filter(({ label }) => plain(label).startsWith(wanted)),
    ...found.filter(({ label }) => !plain(label).startsWith(wanted)),
  ];
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
}
