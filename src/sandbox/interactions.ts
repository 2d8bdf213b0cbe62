// What the group bot may still answer over its long connection: each callback's req_id, and how long it is good (wecom.md 3.3, 3.7).
import { type ApiAnswer, failed } from "./api-answer.ts";

export type InteractionKind = "message" | "entrance" | "press";

export interface Interaction {
  readonly kind: InteractionKind;
  /** The chat it happened in. */
  readonly chat: string;
  /** The message whose button was pressed. */
  readonly pressed?: number;
  /** Told what was answered: the words of a whole answer. */
  readonly answered: (words: string) => void;
}

export interface Interactions {
  open(requestId: string, interaction: Interaction): void;
  /** 846605 unless the req_id is that of such a callback and still good; 846604 for a press that is over. */
  find(requestId: string, kind: InteractionKind): Interaction | { readonly refusal: ApiAnswer };
  /** Since when a stream runs; begun now if it has not. 846608 after 10 minutes, whatever the documentation says (wecom.md 3.9). */
  refusalOfStream(requestId: string, streamId: string): ApiAnswer | null;
}

const EVENT_MS = 5_000;
const MESSAGE_MS = 86_400_000;
const STREAM_MS = 600_000;

export function createInteractions(now: () => number): Interactions {
  const open = new Map<string, Interaction & { readonly until: number }>();
  const streams = new Map<string, number>();

  function forgetOld(): void {
    for (const [requestId, { until }] of open) if (until < now()) open.delete(requestId);
    for (const [stream, since] of streams) if (since + MESSAGE_MS < now()) streams.delete(stream);
  }

  return {
    open(requestId, interaction) {
      forgetOld();
      const life = interaction.kind === "message" ? MESSAGE_MS : EVENT_MS;
      open.set(requestId, { ...interaction, until: now() + life });
    },
    find(requestId, kind) {
      const found = open.get(requestId);
      if (found?.kind !== kind) return { refusal: failed(846605, "invalid req_id") };
      if (found.until < now())
        return { refusal: failed(kind === "press" ? 846604 : 846605, "the callback is over") };
      return found;
    },
    refusalOfStream(requestId, streamId) {
      const key = `${requestId} ${streamId}`;
      const since = streams.get(key) ?? now();
      streams.set(key, since);
      return now() - since > STREAM_MS ? failed(846608, "stream message update expired") : null;
    },
  };
}
