// The migrations in their order; a released one is never edited.
import { First1764000000000 } from "./1764000000000-first.ts";
import { Pushing1767000000000 } from "./1767000000000-pushing.ts";
import { Companions1768000000000 } from "./1768000000000-companions.ts";
import { Splits1768200000000 } from "./1768200000000-splits.ts";
import { Cards1768400000000 } from "./1768400000000-cards.ts";
import { MarkedUpTo1769500000000 } from "./1769500000000-marked-up-to.ts";

export const MIGRATIONS = [
  First1764000000000,
  Pushing1767000000000,
  Companions1768000000000,
  Splits1768200000000,
  Cards1768400000000,
  MarkedUpTo1769500000000,
];
