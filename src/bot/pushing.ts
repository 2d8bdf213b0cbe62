// What the bot does by itself, minute by minute: remind, send, read the directory again.
import { createPusher, type Pusher } from "../push/pusher.ts";
import type { Errand } from "./errand.ts";
import type { Ground } from "./ground.ts";
import type { Reader } from "./reader.ts";
import { ReadingStopped } from "./reading-lane.ts";
import type { Wechat } from "./wechat.ts";
import type { Wecom } from "./wecom.ts";

/** @throws Error naming the file when a reminder has no template */
export function createPushing(ground: Ground, { compute }: Pick<Reader, "compute">): Promise<Pusher> {
  return createPusher({
    ...ground,
    compute,
    transaction: ground.database.transaction,
    onError: notedIn(ground.log),
  });
}

/** A part of the pusher that broke is an error; what was still computed when the bot stopped is due at the next start. */
export function notedIn(log: Pick<Ground["log"], "info" | "error">): (error: unknown, what: string) => void {
  return (error, what) =>
    error instanceof ReadingStopped
      ? log.info({ what }, "a part of the pusher was left for the next start")
      : log.error({ err: error, what }, "a part of the pusher broke");
}

export interface Minute {
  /** A WeCom that hangs holds up neither the next minute nor the heartbeat: what is to be sent goes beside it. */
  readonly tick: () => Promise<void>;
  /** For a clock that is turned by hand: what is due has left when it resolves. */
  readonly tickAndSend: () => Promise<void>;
}

export function minuteOf(
  { database, metrics, now }: Ground,
  {
    pusher,
    wecom,
    behind,
    wechat,
  }: {
    readonly pusher: Pusher;
    readonly wecom: Wecom;
    /** What goes on behind the answers. */
    readonly behind: readonly Pick<Errand, "wake" | "idle">[];
    readonly wechat: Pick<Wechat, "run">;
  },
): Minute {
  const { delivery } = wecom;
  async function tick(): Promise<void> {
    void wecom.syncIfDue();
    // Whoever could not be asked about, and codes that could not be made, are tried again.
    void wechat.run();
    await pusher.remind();
    delivery.wake();
    for (const errand of behind) errand.wake();
    const at = now();
    const backlog = await database.read(({ outbox }) => outbox.backlog(at));
    metrics.outbox({ ...backlog, oldestDueSeconds: (at - (backlog.oldestDueAt ?? at)) / 1000 });
    metrics.ticked();
  }
  return {
    tick,
    async tickAndSend() {
      await tick();
      for (const errand of behind) await errand.idle();
      // The wall clock's minute may speak meanwhile, and then only what was asked for leaves.
      do {
        await pusher.silence();
        await delivery.run();
      } while (pusher.isSpeaking());
    },
  };
}
