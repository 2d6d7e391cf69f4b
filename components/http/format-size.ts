const KIB = 1024;
const MIB = KIB * KIB;

/** A number of bytes for people: `0 B`, `842 B`, `12.4 KB`, `1 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < KIB) return `${bytes} B`;
  if (bytes < MIB) return `${oneDecimal(bytes / KIB)} KB`;

  return `${oneDecimal(bytes / MIB)} MB`;
}

function oneDecimal(value: number): string {
  return value.toFixed(1).replace(/\.0$/, "");
}
