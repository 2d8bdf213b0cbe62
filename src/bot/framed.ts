// A page asked for with what stands around it: the thread that reads it answers it written, so that no message waits meanwhile.
import type { Ask } from "../chat/computed.ts";
import type { Frame } from "../web/parts.ts";

type Framed = { readonly frame?: Frame };

export function framed<Result>({ name, given }: Ask<Result>, frame: Frame): Ask<Result> {
  return { name, given: { ...(given as object), frame } };
}

/** Null for what is only read. */
export function frameOf({ given }: Ask<unknown>): Frame | null {
  return (given as Framed | null)?.frame ?? null;
}

/** As it can be asked beforehand, for nobody. */
export function unframed(ask: Ask<unknown>): Ask<unknown> {
  if (frameOf(ask) === null) return ask;
  const { frame: _, ...given } = ask.given as Framed;
  return { ...ask, given };
}
