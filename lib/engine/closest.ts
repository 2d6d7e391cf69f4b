const MAX_WORD_LENGTH = 64;

/** The known word that somebody most likely meant by a mistyped one, or null when none is near. */
export function closest(word: string, known: readonly string[]): string | null {
  if (word.length > MAX_WORD_LENGTH) return null;
  const typed = word.toLowerCase();
  const allowed = Math.max(1, Math.min(3, Math.floor(typed.length / 3)));

  let best: string | null = null;
  let bestDistance = allowed + 1;
  for (const candidate of known) {
    const distance = nearness(typed, candidate.toLowerCase());
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }

  return best;
}

/** The sentence to append to a complaint, with its leading space; empty when nothing is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const candidate = closest(word, known);

  return candidate === null ? "" : ` Did you mean “${candidate}”?`;
}

/** An unfinished word is near: `retryGap` means `retryGapsSeconds`. */
function nearness(typed: string, candidate: string): number {
  if (typed.length >= 4 && candidate.startsWith(typed)) return 0.5;

  return editDistance(typed, candidate);
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwap = row > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          isSwap ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }

  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
