// Contracts that an older program has kept: their versions, played from the history.
import { signingsPlayed } from "../../domain/insight/signing.ts";
import type { Played } from "./play.ts";

export const SIGNINGS: Played = {
  missing: ({ signings }, after, limit) => signings.missing(after, limit),
  async play(items, { history, signings }) {
    for (const item of items) await signings.add(signingsPlayed(item, await history.of(item.no)));
  },
};
