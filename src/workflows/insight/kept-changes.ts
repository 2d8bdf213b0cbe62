// Which items have changed since what is kept of them was read, by the numbers of the history.
import type { Store } from "../../../db/store.ts";

/** On PostgreSQL a change with a lower number may be seen later than one with a higher. */
const OVERLAP = 1000;
/** Where more has changed, all is read anew. */
const MOST_CHANGED = 20_000;

export interface Changed {
  /** Too much, or items were taken away again with all they had. */
  readonly isAnew: boolean;
  /** Clocks were wound again, nobody knows of which items. */
  readonly isRewound: boolean;
  readonly nos: readonly number[];
}

export interface KeptChanges {
  since(store: Pick<Store, "changes">): Promise<Changed>;
  /** What was answered last has been read. */
  seen(): void;
  /** Another one after each change. */
  mark(): number;
}

const NOTHING: Changed = { isAnew: false, isRewound: false, nos: [] };

export function keepChanges(): KeptChanges {
  let stood = { last: -1, takenBack: 0, rewound: 0 };
  /** Those among the last numbers that were seen. */
  let known: ReadonlySet<number> = new Set();
  let count = 0;
  let accept = (): void => undefined;

  return {
    async since({ changes }) {
      const standing = await changes.standing(stood.last - OVERLAP);
      const { last, behind, takenBack, rewound } = standing;
      const isRewound = rewound !== stood.rewound;
      const isBack = takenBack !== stood.takenBack || last < stood.last;
      accept = () => undefined;
      if (!isBack && !isRewound && last === stood.last && behind === known.size) return NOTHING;
      const isAnew = isBack || stood.last < 0 || behind > MOST_CHANGED;
      const begins = isAnew ? last - OVERLAP : stood.last - OVERLAP;
      const rows = await changes.after(begins, MOST_CHANGED);
      const nos = isAnew ? [] : rows.filter(({ id }) => !known.has(id)).map(({ no }) => no);
      accept = () => {
        stood = standing;
        known = new Set(rows.map(({ id }) => id).filter((id) => id > last - OVERLAP));
        count++;
      };
      return { isAnew, isRewound, nos: [...new Set(nos)] };
    },
    seen: () => accept(),
    mark: () => count,
  };
}
