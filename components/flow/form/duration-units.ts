/** The units that people set a time span in, the smallest first. */
export const DURATION_UNITS = {
  seconds: { label: "seconds", seconds: 1 },
  minutes: { label: "minutes", seconds: 60 },
  hours: { label: "hours", seconds: 3_600 },
  days: { label: "days", seconds: 86_400 },
} as const;

export type DurationUnit = keyof typeof DURATION_UNITS;

/** The largest unit in which a time span is a whole number: 5400 seconds are 90 minutes. */
export function largestUnit(seconds: number, units: readonly DurationUnit[]): DurationUnit {
  const fitting = units.filter((unit) => seconds > 0 && seconds % DURATION_UNITS[unit].seconds === 0);

  return fitting.at(-1) ?? units[0] ?? "seconds";
}

/** A time span in a unit, without the digits that only binary fractions bring. */
export function inUnit(seconds: number, unit: DurationUnit): number {
  return Number((seconds / DURATION_UNITS[unit].seconds).toPrecision(12));
}
