/** The nearest-rank percentile of unsorted values. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));

  return Math.round((sorted[rank - 1] ?? Number.NaN) * 100) / 100;
}
