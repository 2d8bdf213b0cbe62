// What a button answers, written behind its command: `接管 #12 ^45`. Nobody types it, and nobody reads it.

export interface Stamped {
  /** The command alone. */
  readonly text: string;
  /** The escalation it answers; null for what somebody typed. */
  readonly escalationId: number | null;
}

export function readStamp(said: string): Stamped {
  const stamp = /\s\^(\d{1,9})\s*$/.exec(said);
  if (stamp === null) return { text: said, escalationId: null };
  return { text: said.slice(0, stamp.index), escalationId: Number(stamp[1]) };
}
