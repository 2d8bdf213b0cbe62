// The group bot over its long connection: which frame answers what, and what becomes of an answer that cannot be given.
import { beforeEach, describe, expect, test } from "vitest";
import { createSocketDoor, type SocketDoor } from "../../src/channels/wecom-socket.ts";
import type { Incoming, Reply } from "../../src/chat/message.ts";
import { failure } from "../../src/wecom/aibot-acks.ts";
import type { AibotCallback } from "../../src/wecom/aibot-frame.ts";
import { classOf, WecomApiError } from "../../src/wecom/api-error.ts";

const REPLY: Reply = { markdown: "**#12** 归你了", text: "#12 归你了" };

interface Sent {
  readonly command: string;
  readonly body: unknown;
  readonly requestId: string | undefined;
}

let door: SocketDoor;
let now: number;
let heard: Incoming[];
let sent: Sent[];
let spoke: string[];
let late: { key: string; chat: string; again: boolean }[];
let errors: unknown[];
let dispatch: (incoming: Incoming) => Promise<Reply | null>;
let answer: (command: string) => Error | null;

beforeEach(() => {
  now = 0;
  heard = [];
  sent = [];
  spoke = [];
  late = [];
  errors = [];
  dispatch = async () => REPLY;
  answer = () => null;
  door = createSocketDoor({
    name: "Sales Helper 商机",
    monotonic: () => now,
    dispatch: (incoming) => {
      heard.push(incoming);
      return dispatch(incoming);
    },
    socket: {
      async request(command, body, requestId) {
        sent.push({ command, body, requestId });
        const error = answer(command);
        if (error !== null) throw error;
        return undefined;
      },
    },
    spoke: ({ kind, id }) => spoke.push(`${kind} ${id}`),
    later: async ({ incoming, to, again }) => {
      late.push({ key: incoming.key, chat: to.id, again });
    },
    onError: (error) => errors.push(error),
  });
});

const refused = (errcode: number) =>
  new WecomApiError("x", { errcode, errclass: classOf(errcode), hint: "no" });
const message = (more: object = {}): AibotCallback => ({
  of: "message",
  requestId: "R-1",
  body: {
    msgid: "M-1",
    chatid: "wrAbC",
    chattype: "group",
    from: { userid: "ZhangSan" },
    msgtype: "text",
    text: { content: "@Sales Helper 商机 领取 #12" },
    ...more,
  },
});
const alone = { chatid: undefined, chattype: "single", text: { content: "领取 #12" } };
const event = (eventtype: string, more: object = {}): AibotCallback => ({
  ...message({ chatid: undefined, chattype: undefined, msgtype: "event", event: { eventtype }, ...more }),
  of: "event",
});
async function receive(...callbacks: readonly AibotCallback[]): Promise<void> {
  for (const callback of callbacks) door.receive(callback);
  await door.idle();
}

describe("a message", () => {
  test("is heard with its own key, its chat letter by letter, its mention stripped although the name holds spaces", async () => {
    await receive(message());
    expect(heard).toEqual([
      {
        key: "bot/M-1",
        channel: "bot",
        userId: "ZhangSan",
        chat: { kind: "group", id: "wrAbC" },
        said: { type: "text", text: "领取 #12" },
      },
    ]);
  });

  test("is answered under its req_id by one whole stream, so that no interaction stays open", async () => {
    await receive(message());
    expect(sent).toEqual([
      {
        command: "aibot_respond_msg",
        requestId: "R-1",
        body: { msgtype: "stream", stream: { id: "bot/M-1", finish: true, content: REPLY.markdown } },
      },
    ]);
    expect(spoke).toEqual(["group wrAbC"]);
  });

  test("delivered again under another req_id has the same key, and is answered there", async () => {
    await receive(message(), { ...message(), requestId: "R-2" });
    expect(heard.map(({ key }) => key)).toEqual(["bot/M-1", "bot/M-1"]);
    expect(sent.map(({ requestId }) => requestId)).toEqual(["R-1", "R-2"]);
  });

  test("may be answered long after 5 s", async () => {
    dispatch = async () => {
      now += 60_000;
      return REPLY;
    };
    await receive(message());
    expect(sent.map(({ command }) => command)).toEqual(["aibot_respond_msg"]);
  });

  test("that needs no answer gets none", async () => {
    dispatch = async () => null;
    await receive(message());
    expect(sent).toEqual([]);
    expect(spoke).toEqual([]);
  });

  test("of a kind nobody knows, or that cannot be read, harms nobody behind it", async () => {
    await receive(
      message({ msgtype: "hologram" }),
      message({ msgtype: undefined }),
      message({ from: {} }),
      { of: "message", requestId: "R-9", body: null },
      message(),
    );
    expect(heard).toHaveLength(1);
    expect(errors).toHaveLength(3);
    expect(sent).toHaveLength(1);
  });

  test("whose handling breaks is told to the operator, and the next one is answered", async () => {
    dispatch = async ({ key }) => {
      if (key === "bot/M-1") throw new Error("broke");
      return REPLY;
    };
    await receive(message(), message({ msgid: "M-2" }));
    expect(errors).toHaveLength(1);
    expect(sent).toHaveLength(1);
  });
});

describe("somebody who comes in", () => {
  test("is greeted by a text, within 5 s", async () => {
    await receive(event("enter_chat"));
    expect(heard[0]).toMatchObject({ said: { type: "arrival" }, chat: { kind: "single", id: "ZhangSan" } });
    expect(sent).toEqual([
      {
        command: "aibot_respond_welcome_msg",
        requestId: "R-1",
        body: { msgtype: "text", text: { content: REPLY.text } },
      },
    ]);
  });

  test("after 5 s it can only be said unasked", async () => {
    dispatch = async () => {
      now += 5_000;
      return REPLY;
    };
    await receive(event("enter_chat"));
    expect(sent).toEqual([
      {
        command: "aibot_send_msg",
        requestId: undefined,
        body: {
          chatid: "ZhangSan",
          chat_type: 1,
          msgtype: "markdown",
          markdown: { content: REPLY.markdown },
        },
      },
    ]);
  });
});

describe("a press in a group", () => {
  const pressed = () =>
    event("template_card_event", {
      chatid: "wrAbC",
      chattype: "group",
      event: {
        eventtype: "template_card_event",
        template_card_event: { event_key: "详情 #12", task_id: "t-1", card_type: "button_interaction" },
      },
    });
  const long = { markdown: "长".repeat(900), text: "长".repeat(900) };
  const said = { effect: "done", elsewhere: "已私聊发你" } as const;

  test.each([
    ["the presser alone goes to them", undefined, { chatid: "ZhangSan", chat_type: 1 }],
    ["everybody goes into the group", "all" as const, { chatid: "wrAbC", chat_type: 2 }],
  ])("what its card could not hold of an answer for %s", async (_, copies, where) => {
    dispatch = async () => ({ ...long, pressed: { ...said, ...(copies === undefined ? {} : { copies }) } });
    await receive(pressed());
    expect(sent.map(({ command }) => command)).toEqual(["aibot_respond_update_msg", "aibot_send_msg"]);
    expect(sent[1]?.body).toMatchObject(where);
  });

  test("and what cannot be said to the presser waits for them, not for the group", async () => {
    dispatch = async () => ({ ...long, pressed: said });
    answer = (command) => (command === "aibot_send_msg" ? refused(93006) : null);
    await receive(pressed());
    expect(late).toEqual([{ key: expect.stringContaining("bot/"), chat: "ZhangSan", again: false }]);
  });
});

describe("an answer that is refused", () => {
  test.each([846605, 846608, 40058, 42014])(
    "with %i is said unasked in the same chat, and not twice",
    async (errcode) => {
      answer = (command) => (command === "aibot_respond_msg" ? refused(errcode) : null);
      await receive(message());
      expect(sent[1]).toEqual({
        command: "aibot_send_msg",
        requestId: undefined,
        body: { chatid: "wrAbC", chat_type: 2, msgtype: "markdown", markdown: { content: REPLY.markdown } },
      });
      expect(sent).toHaveLength(2);
      expect(late).toEqual([]);
    },
  );

  test("unasked too, goes to the outbox", async () => {
    answer = (command) => refused(command === "aibot_respond_msg" ? 846608 : 93006);
    await receive(message(alone));
    expect(late).toEqual([{ key: "bot/M-1", chat: "ZhangSan", again: false }]);
  });

  test.each([
    ["no connection", failure("aibot_respond_msg", "connection", "not connected"), false],
    ["a lost subscription", refused(846609), false],
    ["too many a minute", refused(45009), false],
    [
      "no acknowledgement, so that it may have arrived",
      failure("aibot_respond_msg", "network", "no ack"),
      true,
    ],
  ])("for %s goes to the outbox at once", async (_, error, again) => {
    answer = () => error;
    await receive(message());
    expect(sent).toHaveLength(1);
    expect(late).toEqual([{ key: "bot/M-1", chat: "wrAbC", again }]);
  });
});

test("of one person three are worked on at a time, the fourth in its turn; another person is not held up", async () => {
  const open: (() => void)[] = [];
  dispatch = () => new Promise((resolve) => open.push(() => resolve(REPLY)));
  for (const id of ["1", "2", "3", "4", "5"]) door.receive(message({ msgid: id }));
  door.receive(message({ msgid: "6", from: { userid: "lisi" } }));
  door.receive(message({ msgid: "7", from: { userid: "ZHANGSAN" } }));
  expect(heard.map(({ key }) => key)).toEqual(["bot/1", "bot/2", "bot/3", "bot/6"]);
  open.shift()?.();
  await expect.poll(() => heard.map(({ key }) => key).slice(4)).toEqual(["bot/4"]);
  while (heard.length < 7 || open.length > 0) {
    open.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await door.idle();
  expect(heard.map(({ key }) => key).slice(5)).toEqual(["bot/5", "bot/7"]);
  expect(sent).toHaveLength(7);
});

test("praise and complaint about an answer are answered by nothing, or WeCom would refuse it (846605)", async () => {
  for (const type of [1, 2, 3])
    await receive(
      event("feedback_event", { event: { eventtype: "feedback_event", feedback_event: { id: "F", type } } }),
    );
  expect(sent).toEqual([]);
  expect(errors).toEqual([]);
});

test("no answer leaves a stream open, so that none can expire", async () => {
  await receive(message(), message(alone));
  for (const { body } of sent) expect(body).toMatchObject({ msgtype: "stream", stream: { finish: true } });
  expect(sent).toHaveLength(2);
});

test.each(["  ", "\u2005", " \u2005", "\n"])("a command is heard behind the name and %j", async (space) => {
  await receive(message({ text: { content: `@Sales Helper 商机${space}领取 #12` } }));
  expect(heard.at(-1)?.said).toEqual({ type: "text", text: "领取 #12" });
});

describe("an answer with buttons", () => {
  const LIST: Reply = { ...REPLY, buttons: [{ label: "详情", command: "详情 #12" }] };
  /** It is about one item. */
  const BUTTONS: Reply = { ...LIST, title: "#12 云图科技" };

  test("that is a list is one message in a group, and has its buttons alone with the bot", async () => {
    dispatch = async () => LIST;
    await receive(message());
    expect(sent.map(({ command }) => command)).toEqual(["aibot_respond_msg"]);
    await receive(message(alone));
    expect(sent.map(({ command }) => command).slice(1)).toEqual(["aibot_respond_msg", "aibot_send_msg"]);
  });

  test("is the finished words, and then the card as a push of its own", async () => {
    dispatch = async () => BUTTONS;
    await receive(message());
    expect(sent.map(({ command, requestId }) => [command, requestId])).toEqual([
      ["aibot_respond_msg", "R-1"],
      ["aibot_send_msg", undefined],
    ]);
    expect(sent[0]?.body).toMatchObject({
      msgtype: "stream",
      stream: { finish: true, content: REPLY.markdown },
    });
    expect(sent[0]?.body).not.toHaveProperty("template_card");
    expect(sent[1]?.body).toMatchObject({
      chatid: "wrAbC",
      chat_type: 2,
      msgtype: "template_card",
      template_card: { card_type: "button_interaction" },
    });
    expect(spoke).toHaveLength(2);
  });

  test.each([42014, 42045, 40016, 846609, 45009])(
    "whose card is refused with %i has said it all",
    async (errcode) => {
      dispatch = async () => BUTTONS;
      answer = (command) => (command === "aibot_send_msg" ? refused(errcode) : null);
      await receive(message());
      expect(sent).toHaveLength(2);
      expect(late).toEqual([]);
    },
  );

  test.each([846604, 846605, 846608])(
    "that may not answer any more (%i) is pushed whole, card and all",
    async (errcode) => {
      dispatch = async () => BUTTONS;
      answer = (command) => (command === "aibot_respond_msg" ? refused(errcode) : null);
      await receive(message());
      expect(sent.map(({ body }) => (body as { msgtype: string }).msgtype)).toEqual([
        "stream",
        "markdown",
        "template_card",
      ]);
    },
  );

  test("whose words could not be said is handed over whole, and no card comes before them", async () => {
    dispatch = async () => BUTTONS;
    answer = () => failure("aibot_respond_msg", "network", "no acknowledgement");
    await receive(message());
    expect(sent).toHaveLength(1);
    expect(late).toHaveLength(1);
  });
});
