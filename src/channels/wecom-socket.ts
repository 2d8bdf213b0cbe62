// The door of the group bot (智能机器人) over its long connection: frames in, dispatch, the frame that may answer out (wecom.md 3.3, 3.7).
import type { Incoming, Reply } from "../chat/message.ts";
import type { AibotCallback } from "../wecom/aibot-frame.ts";
import { toAibotMessage } from "../wecom/aibot-message.ts";
import { type AibotConversation, answeringCommand, pushTo, respond } from "../wecom/aibot-push.ts";
import type { AibotRequests } from "../wecom/aibot-socket.ts";
import { WecomApiError } from "../wecom/api-error.ts";
import { WecomCallbackError } from "../wecom/callback-error.ts";
import { cardUnder, incomingOf, isForAll, restOf, wordsTo } from "./aibot-turn.ts";
import { createLanes } from "./lanes.ts";

export interface SocketDoorParts {
  readonly dispatch: (incoming: Incoming) => Promise<Reply | null>;
  readonly socket: AibotRequests;
  /** The bot's display name, stripped from `@name text`. */
  readonly name: string;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
  /** Something is being said in a conversation: it counts towards what WeCom takes in a minute. */
  readonly spoke: (conversation: AibotConversation) => void;
  /** Takes over an answer that could not be given; `again` when it may have arrived all the same. */
  readonly later: (late: Late) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

export interface Late {
  readonly incoming: Incoming;
  /** Where it was to be said. */
  readonly to: AibotConversation;
  readonly reply: Reply;
  readonly again: boolean;
}

export interface SocketDoor {
  receive(callback: AibotCallback): void;
  /** Resolves when everything that came has been answered. */
  idle(): Promise<void>;
}

/** WeCom lets one person have so many open interactions with the bot (wecom.md 3.1). */
const OPEN_AT_ONCE = 3;
/** Of the 5 s in which an event may be answered, what its way takes is left over. */
const EVENT_WITHIN_MS = 4_500;

interface Turn {
  readonly callback: AibotCallback;
  readonly incoming: Incoming;
  readonly cameAt: number;
}

export function createSocketDoor(parts: SocketDoorParts): SocketDoor {
  const { dispatch, socket, monotonic, onError } = parts;
  const lanes = createLanes(OPEN_AT_ONCE);

  /** Every answer is whole at once, so that no interaction stays open. */
  async function take(turn: Turn): Promise<void> {
    try {
      const reply = await dispatch(turn.incoming);
      if (reply !== null) await answer(turn, reply);
    } catch (error) {
      onError(error);
    }
  }

  async function answer(turn: Turn, reply: Reply): Promise<void> {
    const { incoming } = turn;
    parts.spoke(incoming.chat);
    const to = isForAll(incoming, reply) ? incoming.chat : ({ kind: "single", id: incoming.userId } as const);
    let left: Reply | null = reply;
    try {
      if (await respondsInTime(turn, reply)) left = restOf(incoming, reply);
      if (left !== null) await pushTo(socket, to, { type: "markdown", content: left.markdown });
      await pushButtons(turn, reply);
    } catch (error) {
      onError(error);
      const again = error instanceof WecomApiError && error.errclass === "network";
      if (left !== null) await parts.later({ incoming, to, reply: left, again });
    }
  }

  /** After the words: a card in one frame with them is acknowledged and not shown (wecom.md 3.9). They say it all without it. */
  async function pushButtons({ incoming }: Turn, reply: Reply): Promise<void> {
    const card = cardUnder(incoming, reply);
    if (card === null || isListForAll(incoming, reply)) return;
    parts.spoke(incoming.chat);
    await pushTo(socket, incoming.chat, { type: "card", card }).catch(onError);
  }

  /** False where the answer can only be pushed: too late, of a kind that may not answer this, or refused. */
  async function respondsInTime({ callback, incoming, cameAt }: Turn, reply: Reply): Promise<boolean> {
    const body = wordsTo(incoming, reply);
    const isEntrance = incoming.said.type === "arrival";
    const command = answeringCommand(body, { of: callback.of, isEntrance });
    const isLate = callback.of === "event" && monotonic() - cameAt > EVENT_WITHIN_MS;
    if (command === null || isLate) return false;
    try {
      await respond(socket, command, { requestId: callback.requestId, reply: body });
      return true;
    } catch (error) {
      if (!(error instanceof WecomApiError) || PASSING.includes(error.errclass)) throw error;
      onError(error);
      return false;
    }
  }

  return {
    receive(callback) {
      const turn = turnOf(callback, parts);
      if (turn !== null) lanes.run(turn.incoming.userId.toLowerCase(), () => take(turn));
    },
    idle: lanes.idle,
  };
}

/** Pushing at once would fare no better, or say it twice. */
const PASSING: readonly WecomApiError["errclass"][] = ["network", "connection", "window", "busy"];

/** In a group the buttons of a list would be a second message about what its words say already. */
function isListForAll({ chat }: Incoming, { title }: Reply): boolean {
  return chat.kind === "group" && title === undefined;
}

/** Null for what needs no answer, or cannot be read. */
function turnOf(callback: AibotCallback, { name, monotonic, onError }: SocketDoorParts): Turn | null {
  try {
    const text = JSON.stringify(callback.body);
    const incoming = incomingOf(toAibotMessage(callback.body), { name, text });
    return incoming === null ? null : { callback, incoming, cameAt: monotonic() };
  } catch (error) {
    if (!(error instanceof WecomCallbackError)) throw error;
    onError(error);
    return null;
  }
}
