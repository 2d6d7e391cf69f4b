type Sample = { name: string; labels: Map<string, string>; value: number };
type Family = { type: string; samples: Sample[] };

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\[\\n"])*)"(?:,|$)/y;
const SUFFIXES = /_(bucket|sum|count)$/;

/**
 * Reads Prometheus' text format 0.0.4 as strictly as its description: what a scraper would stumble
 * over throws.
 *
 * @returns the value of a series written as `name{label="value"}`; NaN when there is none
 */
export function parseExposition(text: string): (series: string) => number {
  if (!text.endsWith("\n")) throw new Error("The last line has no end.");

  const families = new Map<string, Family>();
  const helped = new Set<string>();
  const values = new Map<string, number>();
  for (const line of text.split("\n").filter(Boolean)) {
    const [, keyword, name = "", rest = ""] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
    if (keyword === "HELP") addOnce(helped, name);
    else if (keyword === "TYPE") addFamily(families, name, rest);
    else {
      const { series, sample } = readSample(line);
      if (values.has(series)) throw new Error(`Twice: ${series}`);
      values.set(series, sample.value);
      familyOf(families, sample.name).samples.push(sample);
    }
  }
  for (const [name, family] of families) if (family.type === "histogram") checkHistogram(name, family);

  return (series) => values.get(series) ?? Number.NaN;
}

function addOnce(seen: Set<string>, name: string): void {
  if (seen.has(name)) throw new Error(`Explained twice: ${name}`);
  seen.add(name);
}

function addFamily(families: Map<string, Family>, name: string, type: string): void {
  if (families.has(name)) throw new Error(`Typed twice: ${name}`);
  if (!/^(counter|gauge|histogram|summary|untyped)$/.test(type)) throw new Error(`No type: ${type}`);
  families.set(name, { type, samples: [] });
}

function readSample(line: string): { series: string; sample: Sample } {
  const [, name, labelText = "", valueText = ""] = SAMPLE.exec(line) ?? [];
  if (!name) throw new Error(`No sample: ${line}`);
  const value = valueText === "+Inf" ? Number.POSITIVE_INFINITY : Number(valueText);
  if (Number.isNaN(value) && valueText !== "Nan" && valueText !== "NaN") throw new Error(`No value: ${line}`);

  const labels = new Map<string, string>();
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < labelText.length) {
    const [, key, labelValue] = LABEL.exec(labelText) ?? [];
    if (key === undefined || labelValue === undefined || labels.has(key))
      throw new Error(`No labels: ${line}`);
    labels.set(key, labelValue);
  }

  return { series: line.slice(0, line.lastIndexOf(" ")), sample: { name, labels, value } };
}

/** The samples of a family follow its type. */
function familyOf(families: Map<string, Family>, name: string): Family {
  const family = families.get(name) ?? families.get(name.replace(SUFFIXES, ""));
  if (!family || family !== [...families.values()].at(-1)) throw new Error(`Out of place: ${name}`);

  return family;
}

/** Each combination of the other labels is a histogram of its own. */
function checkHistogram(name: string, { samples }: Family): void {
  const groups = new Map<string, Sample[]>();
  for (const sample of samples) {
    const key = JSON.stringify([...sample.labels].filter(([label]) => label !== "le"));
    groups.set(key, [...(groups.get(key) ?? []), sample]);
  }
  for (const group of groups.values()) {
    const buckets = group.filter((sample) => sample.name === `${name}_bucket`);
    const values = buckets.map(({ value }) => value);
    const count = group.find((sample) => sample.name === `${name}_count`)?.value;
    if (values.some((value, index) => value < (values[index - 1] ?? 0)))
      throw new Error(`Not growing: ${name}`);
    if (buckets.at(-1)?.labels.get("le") !== "+Inf" || values.at(-1) !== count)
      throw new Error(`Not whole: ${name}`);
  }
}
