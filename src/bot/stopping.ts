// How a bot that runs comes to its end: what it has heard is answered, what is on its way is tried again by the next.
import type { Painter } from "../charts/painter.ts";
import { atMost } from "./at-most.ts";
import type { Ground } from "./ground.ts";
import type { GroupBot } from "./group-bot.ts";
import type { Reader } from "./reader.ts";
import type { SandboxParts } from "./sandbox.ts";
import type { Listening } from "./server.ts";
import type { Wecom } from "./wecom.ts";

/** A WeCom that hangs holds up no stop: what was on its way is tried again once its lease is over. */
const HANGING_AT_MOST_MS = 2_000;

interface Running {
  readonly sandbox: SandboxParts | null;
  readonly listening: Listening;
  /** What works behind the answers. */
  readonly behind: readonly ({ stop(): Promise<void> | void } | null)[];
  readonly wecom: Wecom;
  readonly groupBot: GroupBot | null;
  readonly reader: Reader;
  readonly painter: Painter;
}

export async function stopAll({ database }: Ground, running: Running): Promise<void> {
  const { sandbox, listening, behind, wecom, groupBot, reader, painter } = running;
  sandbox?.close();
  const answered = listening.stop();
  const ended = atMost(Promise.all(behind.map((each) => each?.stop())), HANGING_AT_MOST_MS);
  // Nothing more is pushed; whoever was heard is answered; then another instance may have the connection.
  await atMost(wecom.delivery.stop(), HANGING_AT_MOST_MS);
  await groupBot?.stop();
  await Promise.all([answered, ended]);
  wecom.stop();
  await reader.stop();
  await painter.stop();
  await database.close();
}

/** What cannot be opened leaves no database open. */
export async function closingOn<T>(opening: Promise<T>, database: Ground["database"]): Promise<T> {
  return opening.catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
}
