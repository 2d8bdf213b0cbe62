import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAibotMessage } from "../../src/wecom/aibot-message.ts";
import {
  finishedStream,
  finishedStreamWithCard,
  markdownMessage,
  updatedCard,
  welcomeText,
} from "../../src/wecom/aibot-reply.ts";
import { WecomCallbackError } from "../../src/wecom/callback-error.ts";
import { reasonOf } from "./reason-of.ts";

const head = {
  msgid: "CAIQ16HMjQYY/NGagIOAgAMgq4KM0AI=",
  aibotid: "AIBOTID",
  chatid: "wrChAtId",
  chattype: "group",
  from: { userid: "007" },
  response_url: "https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=c",
};

function read(body: object) {
  return readAibotMessage(JSON.stringify({ ...head, ...body }));
}

describe("a message to the group bot", () => {
  it("in a group holds who, where and what, the chat's id in its own case", () => {
    const quote = { msgtype: "text", text: { content: "#12 云栖科技" } };
    expect(read({ msgtype: "text", text: { content: "@商机助手 跟进 #12" }, quote })).toEqual({
      messageId: head.msgid,
      botId: "AIBOTID",
      chatType: "group",
      chatId: "wrChAtId",
      userId: "007",
      responseUrl: head.response_url,
      quote: "#12 云栖科技",
      type: "text",
      content: "@商机助手 跟进 #12",
    });
  });

  it("in a single chat has no chat id", () => {
    const body = {
      msgid: "M1",
      chattype: "single",
      from: { userid: "u1" },
      msgtype: "text",
      text: { content: "x" },
    };
    expect(readAibotMessage(JSON.stringify(body))).toEqual({
      messageId: "M1",
      botId: "",
      chatType: "single",
      chatId: "",
      userId: "u1",
      responseUrl: "",
      type: "text",
      content: "x",
    });
  });

  const mixed = {
    msg_item: [
      { msgtype: "text", text: { content: "a" } },
      { msgtype: "image", image: { url: "https://i" } },
      { msgtype: "hologram" },
      { msgtype: "text", text: { content: "b" } },
    ],
  };

  it.each([
    [
      { msgtype: "voice", voice: { content: "跟进十二" } },
      { type: "voice", content: "跟进十二" },
    ],
    [
      { msgtype: "image", image: { url: "https://i", aeskey: "K" } },
      { type: "image", url: "https://i", aesKey: "K" },
    ],
    [
      { msgtype: "file", file: { url: "https://f", aeskey: "K" } },
      { type: "file", url: "https://f", aesKey: "K" },
    ],
    [
      { msgtype: "video", video: { url: "https://v" } },
      { type: "video", url: "https://v" },
    ],
    [
      { msgtype: "stream", stream: { id: "S1" } },
      { type: "stream", streamId: "S1" },
    ],
    [
      { msgtype: "mixed", mixed },
      {
        type: "mixed",
        items: [
          { type: "text", content: "a" },
          { type: "image", url: "https://i", aesKey: "" },
          { type: "text", content: "b" },
        ],
      },
    ],
    [{ msgtype: "location" }, { type: "unknown", name: "location" }],
  ])("of each kind is told apart: %#", (body, expected) => {
    expect(read(body)).toMatchObject(expected);
  });

  it("quotes the words of a mixed or spoken message, and nothing of a picture", () => {
    const text = { msgtype: "text", text: { content: "x" } };
    expect(read({ ...text, quote: { msgtype: "mixed", mixed } }).quote).toBe("a\nb");
    expect(read({ ...text, quote: { msgtype: "voice", voice: { content: "v" } } }).quote).toBe("v");
    expect(read({ ...text, quote: { msgtype: "image", image: { url: "u" } } })).not.toHaveProperty("quote");
  });
});

it.each([
  ["external", "group"],
  ["", "group"],
  ["single", "single"],
])("a chat of the kind %j with an id is spoken in as a %s", (chattype, chatType) => {
  expect(read({ msgtype: "text", text: { content: "今日" }, chattype })).toMatchObject({ chatType });
});

describe("an event for the group bot", () => {
  const event = (fields: object): object => ({ msgtype: "event", create_time: 1700000000, event: fields });

  it("enter_chat is in a single chat though its sample does not say so", () => {
    const { chatid: _chatid, chattype: _chattype, ...single } = head;
    const source = JSON.stringify({ ...single, ...event({ eventtype: "enter_chat" }) });
    expect(readAibotMessage(source)).toMatchObject({
      type: "event",
      event: "enter_chat",
      chatType: "single",
      userId: "007",
    });
  });

  const press = {
    type: "event",
    event: "template_card_event",
    eventKey: "ok",
    taskId: "t1",
    cardType: "vote_interaction",
    selections: [{ questionKey: "q", optionIds: ["a", "b"] }],
  };
  const underscored = {
    card_type: "vote_interaction",
    event_key: "ok",
    task_id: "t1",
    selected_items: { selected_item: [{ question_key: "q", option_ids: { option_id: ["a", "b"] } }] },
  };
  const joined = {
    cardtype: "vote_interaction",
    eventkey: "ok",
    taskid: "t1",
    selecteditems: { selecteditem: { questionkey: "q", optionids: { optionid: ["a", "b"] } } },
  };
  const eventtype = "template_card_event";
  it.each([
    ["nested, with underscores", { eventtype, template_card_event: underscored }],
    ["nested, in one word", { eventtype, template_card_event: joined }],
    ["flat, with underscores", { eventtype, ...underscored }],
    ["flat, in one word", { eventtype, ...joined }],
  ])("of a pressed card is read %s", (_how, fields) => {
    expect(read(event(fields))).toMatchObject(press);
  });

  it("of a card's menu selects nothing", () => {
    const fields = {
      eventtype,
      template_card_event: { event_key: "mute", task_id: "t1", card_type: "text_notice" },
    };
    expect(read(event(fields))).toMatchObject({ eventKey: "mute", selections: [] });
  });

  it("of feedback names the verdict", () => {
    const feedback = (type: unknown) =>
      read(event({ eventtype: "feedback_event", feedback_event: { id: "F", type, content: "c" } }));
    expect(feedback(2)).toMatchObject({
      event: "feedback_event",
      feedbackId: "F",
      verdict: "bad",
      content: "c",
    });
    expect(feedback(1)).toMatchObject({ verdict: "good" });
    expect(feedback("constructor")).toMatchObject({ verdict: "unknown" });
  });

  it("of a lost connection, or of a kind not known yet, needs no sender", () => {
    const source = (name: string) =>
      JSON.stringify({ msgtype: "event", aibotid: "A", event: { eventtype: name } });
    expect(readAibotMessage(source("disconnected_event"))).toMatchObject({
      event: "disconnected_event",
      userId: "",
    });
    expect(readAibotMessage(source("enter_check_update"))).toMatchObject({
      event: "unknown",
      name: "enter_check_update",
    });
    expect(reasonOf(() => readAibotMessage(source("enter_chat")))).toBe("content");
  });
});

describe("what is no message is refused as content", () => {
  it.each([
    "",
    "null",
    "1",
    "[]",
    "<xml></xml>",
    '{"from":{"userid":"u"}}',
    '{"msgtype":"text","text":{"content":"x"}}',
    '{"msgtype":"text","from":{"userid":{"a":1}},"text":{"content":"x"}}',
    '{"msgtype":"text","__proto__":{"from":{"userid":"u"}}}',
    "[".repeat(60_000),
    `${'{"msgtype":'.repeat(5_000)}1${"}".repeat(5_000)}`,
  ])("%#", (source) => {
    expect(reasonOf(() => readAibotMessage(source))).toBe("content");
  });

  it("any JSON with the names of the protocol, and never another error", () => {
    const key = fc.constantFrom(
      "msgtype",
      "event",
      "eventtype",
      "from",
      "userid",
      "text",
      "content",
      "mixed",
      "msg_item",
      "quote",
      "template_card_event",
      "selected_items",
      "selected_item",
      "option_ids",
    );
    const value = fc.constantFrom<unknown>(
      "text",
      "event",
      "mixed",
      "template_card_event",
      "u",
      1,
      null,
      true,
    );
    const tree = fc.letrec((tie) => ({
      node: fc.oneof({ maxDepth: 5 }, value, fc.array(tie("node")), fc.dictionary(key, tie("node"))),
    })).node;
    fc.assert(
      fc.property(tree, fc.constantFrom("text", "event", "mixed", "voice"), (body, msgtype) => {
        const source = JSON.stringify({ from: { userid: "u" }, msgtype, [msgtype]: body, quote: body });
        try {
          readAibotMessage(source);
        } catch (error) {
          expect(error).toBeInstanceOf(WecomCallbackError);
        }
      }),
    );
  });
});

describe("the bot's answer", () => {
  const card = { card_type: "text_notice", task_id: "t1" };

  it("is a finished stream of at most 20480 bytes", () => {
    expect(finishedStream("S1", "**好**")).toEqual({
      msgtype: "stream",
      stream: { id: "S1", finish: true, content: "**好**" },
    });
    const long = finishedStreamWithCard("S1", "商".repeat(7000), card);
    expect(long).toEqual({
      msgtype: "stream_with_template_card",
      stream: { id: "S1", finish: true, content: "商".repeat(6826) },
      template_card: card,
    });
  });

  it("is a text to who enters, markdown for later", () => {
    expect(welcomeText("你好")).toEqual({ msgtype: "text", text: { content: "你好" } });
    expect(markdownMessage("好")).toEqual({ msgtype: "markdown", markdown: { content: "好" } });
  });

  it("changes a pressed card for everybody or for some", () => {
    expect(updatedCard(card)).toEqual({ response_type: "update_template_card", template_card: card });
    expect(updatedCard(card, ["u1"])).toEqual({
      response_type: "update_template_card",
      userids: ["u1"],
      template_card: card,
    });
  });
});
