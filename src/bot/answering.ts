// How the bot answers: every message through one dispatch, and what comes too late for its door through the outbox.
import { UnclearError } from "../../db/engine/away.ts";
import { createLater } from "../channels/later.ts";
import { createDispatch, type Dispatch } from "../chat/turn/dispatch.ts";
import { sheetKey } from "../wecom/smartsheet.ts";
import { webhookKey } from "../wecom/webhook.ts";
import { workflows } from "../workflows/turn/for-chat.ts";
import type { Ground } from "./ground.ts";
import type { Identity } from "./identity.ts";
import { createLateAnswers, type LateAnswer } from "./late-answers.ts";
import type { Reader } from "./reader.ts";
import { traceOf } from "./trace.ts";
import type { Wechat } from "./wechat.ts";
import type { Wecom } from "./wecom.ts";

export interface Answering {
  readonly dispatch: Dispatch;
  /** What could not be said when it was asked for. */
  readonly keepLate: (late: LateAnswer) => Promise<void>;
  readonly later: ReturnType<typeof createLater>;
}

export function createAnswering(
  ground: Ground,
  {
    identity,
    wecom,
    work,
    changed,
    wechat,
    reader,
  }: {
    readonly identity: Identity;
    readonly wecom: Wecom;
    /** What goes on behind the answers looks for what is to be done. */
    readonly work: readonly (() => void)[];
    /** A message was carried out: what is shown elsewhere may be out of date. */
    readonly changed: () => void;
    readonly wechat: Pick<Wechat, "run">;
    readonly reader: Pick<Reader, "compute">;
  },
): Answering {
  const { config, database, log, metrics, baseUrl } = ground;
  const { wake } = wecom.delivery;
  const wakeAll = () => {
    wake();
    for (const begin of work) begin();
    void wechat.run();
  };
  const keepLate = createLateAnswers({ ...ground, wake });
  const dispatch = createDispatch({
    ...ground,
    // Each message claims its key first.
    transaction: database.keyed,
    workflows,
    compute: reader.compute,
    sendsFiles: config.app !== null || config.botSocket !== null,
    introduce: identity.introduce,
    offer: identity.offer,
    wake: wakeAll,
    webhookKey: (address) => webhookKey(address, baseUrl() ?? undefined),
    sheetKey: (address) => sheetKey(address, baseUrl() ?? undefined),
    mayBeDone: (error) => error instanceof UnclearError,
    report(error, { key, channel }) {
      const trace = traceOf(key);
      log.error({ err: error, trace, key, channel }, "a message could not be answered");
      return trace;
    },
    turned({ outcome, commands, ms }, { key, channel }) {
      metrics.turned({ channel, outcome, seconds: ms / 1000, commands });
      const done = commands.map(({ command }) => command);
      log.info({ trace: traceOf(key), channel, outcome, commands: done, ms: Math.round(ms) }, "heard");
    },
  });
  return {
    keepLate,
    later: createLater({
      endpoint: wecom.endpoint,
      enqueue: keepLate,
      onError: (error, { key }) =>
        log.warn({ err: error, trace: traceOf(key) }, "a late answer could not be given"),
    }),
    dispatch: async (incoming) => {
      const reply = await dispatch(incoming);
      changed();
      return reply;
    },
  };
}
