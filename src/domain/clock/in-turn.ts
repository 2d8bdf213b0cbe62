// Of more than a post can hold, whose turn it is: nobody's stand there every day, and none is never shown (rules.md 5, Manners).

/** While others have something too. */
const MOST_OF_ONE = 2;

export interface Waiting {
  readonly no: number;
  readonly ownerId: string | null;
  /** Days late. */
  readonly days: number;
}

/**
 * What has never been shown first, then what was shown longest ago; one of each owner before a second of the same, no
 * third while another has one, and of those the longest late. `shownAt`: when each stood in a post last (ms), by number. Answers at most `most`, the
 * longest late first.
 */
export function inTurn<Line extends Waiting>(
  lines: readonly Line[],
  { shownAt, most }: { readonly shownAt: ReadonlyMap<number, number>; readonly most: number },
): Line[] {
  const left = [...lines];
  const taken: Line[] = [];
  const ofOwner = ({ ownerId }: Line) => taken.filter((one) => one.ownerId === ownerId).length;
  const hasEnough = (line: Line) => Number(ofOwner(line) >= MOST_OF_ONE);
  const before = (a: Line, b: Line): number =>
    hasEnough(a) - hasEnough(b) ||
    (shownAt.get(a.no) ?? 0) - (shownAt.get(b.no) ?? 0) ||
    ofOwner(a) - ofOwner(b) ||
    b.days - a.days ||
    a.no - b.no;
  while (taken.length < most && left.length > 0) {
    const next = left.reduce((best, line) => (before(line, best) < 0 ? line : best));
    taken.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return taken.sort((a, b) => b.days - a.days || a.no - b.no);
}
