// What a newly read directory would do to the one we have: who would be gone, and whether that can be.
import type { Directory } from "./people.ts";

export interface Loss {
  /** How many were active before. */
  readonly before: number;
  /** How many of them the new one does not have, or not as active. */
  readonly gone: number;
  /** How many it has that are active. */
  readonly now: number;
}

export function lossIn(before: readonly { readonly userId: string }[], found: Directory): Loss {
  const there = new Set(
    found.members.filter(({ active }) => active).map(({ userId }) => userId.toLowerCase()),
  );
  const gone = before.filter(({ userId }) => !there.has(userId.toLowerCase())).length;
  return { before: before.length, gone, now: there.size };
}

/** Up to so many may leave at once, however small the company is. */
const MAY_LEAVE_AT_ONCE = 5;

/**
 * A company does not lose everybody, nor more than a third, between two readings: the app's visible range was narrowed, or
 * WeCom answered with nothing. Taken over, their items would be a leaver's and they strangers.
 */
export function isImplausible({ before, gone, now }: Loss): boolean {
  if (before > 0 && now === 0) return true;
  return gone > MAY_LEAVE_AT_ONCE && gone * 3 > before;
}

/** The setting that says how a refused reading stands: empty or missing where none is. */
export const SYNC_STANDING = "directory-sync";

/** How many were gone in the reading that was refused last; null where none was, or where an admin has accepted it. */
export function refusedIn(standing: string | null): number | null {
  return standing !== null && /^\d+$/.test(standing) ? Number(standing) : null;
}

/** An admin takes it over as it is, for as many as were gone then. */
export function accepted(gone: number): string {
  return `accepted ${gone}`;
}

export function isAccepted(standing: string | null, { gone }: Loss): boolean {
  const [, upTo] = /^accepted (\d+)$/.exec(standing ?? "") ?? [];
  return upTo !== undefined && gone <= Number(upTo);
}
