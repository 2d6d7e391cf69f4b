const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** A duration as people say it: "2 hours", "1 day 12 hours", "1.5 seconds". */
export function durationWords(seconds: number): string {
  if (seconds < 1) return amount(seconds, "second");
  const words: string[] = [];
  let rest = seconds;
  for (const [unit, size] of UNITS) {
    const count = unit === "second" ? Math.round(rest * 10) / 10 : Math.floor(rest / size);
    if (count > 0) words.push(amount(count, unit));
    rest -= count * size;
  }

  return words.join(" ");
}

function amount(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
