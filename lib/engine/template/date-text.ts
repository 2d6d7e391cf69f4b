/** `[…]` is kept as it is; the tokens stand longest first. */
const TOKENS = /\[([^\]]*)\]|YYYY|MMMM|MMM|MM|DD|ddd|HH|mm|ss|D|M/g;

type Fields = { year: string; month: string; day: string; hour: string; minute: string; second: string };

/**
 * A moment as text, by a pattern of `YYYY MM DD HH mm ss D M MMM MMMM ddd`.
 *
 * @param timeZone an IANA name such as `Europe/Berlin`
 * @returns null when the time zone is unknown
 */
export function dateText(instantMs: number, pattern: string, timeZone: string): string | null {
  const fields = fieldsIn(instantMs, timeZone);
  if (!fields) return null;
  const { year, month, day, hour, minute, second } = fields;
  // Noon in UTC of the local day: its names cannot slip into a neighbouring day.
  const localDay = new Date(`${year.padStart(4, "0")}-${month}-${day}T12:00:00Z`);
  const nameOf = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" }).format(localDay);

  return pattern.replace(TOKENS, (token, literal: string | undefined) => {
    switch (token) {
      case "YYYY":
        return year.padStart(4, "0");
      case "MMMM":
        return nameOf({ month: "long" });
      case "MMM":
        return nameOf({ month: "short" });
      case "MM":
        return month;
      case "M":
        return String(Number(month));
      case "DD":
        return day;
      case "D":
        return String(Number(day));
      case "ddd":
        return nameOf({ weekday: "short" });
      case "HH":
        return hour;
      case "mm":
        return minute;
      case "ss":
        return second;
      default:
        return literal ?? token;
    }
  });
}

function fieldsIn(instantMs: number, timeZone: string): Fields | null {
  try {
    const parts = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    }).formatToParts(instantMs);
    const text = (type: Intl.DateTimeFormatPartTypes) =>
      parts.find((part) => part.type === type)?.value ?? "";

    return {
      year: text("year"),
      month: text("month"),
      day: text("day"),
      hour: text("hour"),
      minute: text("minute"),
      second: text("second"),
    };
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}
