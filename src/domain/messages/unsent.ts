// Why a message has not been delivered: the reason is kept beside it, for the next try and for an admin to read.

/** How the reason of a message begins that may have arrived before. */
export const MAYBE_ARRIVED = "(unclear)";

/** Its sender died between sending and marking, or the answer never came. */
export function mayHaveArrived({
  state,
  error,
}: {
  readonly state: string;
  readonly error: string | null;
}): boolean {
  return state === "leased" || error?.startsWith(MAYBE_ARRIVED) === true;
}

export interface Cause {
  /** WeCom's number; null where it gave none. */
  readonly errcode: number | null;
  /** What kind of refusal it is, as a word of ours; null for a reason in plain words. */
  readonly kind: string | null;
  /** The address WeCom says we come from; it stands in the refusal of an address that is not trusted. */
  readonly address: string | null;
}

/** Reads a reason as it is kept: `message/send: errcode 60020 (configuration) …`, or `(no-app) …`. */
export function causeOf(reason: string): Cause {
  const said = reason.startsWith(MAYBE_ARRIVED) ? reason.slice(MAYBE_ARRIVED.length).trim() : reason;
  const [, errcode, errclass] = /errcode (-?\d+) \(([\w-]+)\)/.exec(said) ?? [];
  const [, address] = /from ip:? ?([\d.]+|[\da-f:]+)/i.exec(said) ?? [];
  return {
    errcode: errcode === undefined || Number(errcode) <= 0 ? null : Number(errcode),
    kind: errclass ?? /^\(([\w-]+)\)/.exec(said)?.[1] ?? (said === reason ? null : "unclear"),
    address: address ?? null,
  };
}
