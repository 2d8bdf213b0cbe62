// Whatever is said and offered: no limit of a card is exceeded, and nothing that was said is lost (wecom.md 4.4).
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerTo, restOf } from "../../src/channels/aibot-turn.ts";
import { buttonCard } from "../../src/channels/button-card.ts";
import { readKey, writeKey } from "../../src/channels/press-key.ts";
import type { Button, Incoming, Reply } from "../../src/chat/message.ts";
import type { TemplateCard } from "../../src/wecom/card.ts";
import { brokenLimits, shownOn } from "../setup/card-limits.ts";

const ALPHABET = [..."云图科技签了🎉𠮷 \n\t:·<@all>#12"];

/** Short ones of anything, and ones as long as the limits and longer. */
const words = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: "grapheme", maxLength: Math.min(maxLength, 40) }),
    // Made of two numbers: drawing each character by itself takes minutes.
    fc
      .tuple(fc.nat(maxLength), fc.nat(1000))
      .map(([length, seed]) =>
        Array.from({ length }, (_, at) => ALPHABET[(seed + at * (at + seed)) % ALPHABET.length]).join(""),
      ),
  );
const button: fc.Arbitrary<Button> = fc.record(
  {
    label: words(14),
    command: fc.oneof(
      words(20),
      words(1200),
      fc.integer({ min: 1020, max: 1028 }).map((length) => "x".repeat(length)),
      fc.nat(99).map((no) => `领取 #${no}`),
    ),
    question: fc.nat().map((at) => `zhangsan/${at}/12`),
  },
  { requiredKeys: ["label", "command"] },
);
const buttons = fc.array(button, { maxLength: 9 });
const said = words(400);
const taskId = fc.stringMatching(/^[0-9A-Za-z_\-@]{1,128}$/);

/** Everything that can be read on a card. */
const readable = (card: TemplateCard) => {
  const { main_title, sub_title_text = "" } = shownOn(card);
  return { title: main_title?.title ?? "", said: sub_title_text };
};

const CHAT = { kind: "group", id: "wrGroup" } as const;

test.each(["app", "bot"] as const)(
  "a message with buttons on a card of the %s holds every word of it",
  (surface) => {
    fc.assert(
      fc.property(said, buttons, taskId, (text, offered, task) => {
        const card = buttonCard({ text, buttons: offered, taskId: task, surface });
        if (card === null) return;
        expect(brokenLimits(card, surface)).toEqual([]);
        const shown = readable(card);
        const end = (words: string) => words.replace(/\n+$/, "");
        const isWhole = end(`${shown.title}\n${shown.said}`) === end(text);
        expect(isWhole || end(shown.said) === end(text)).toBe(true);
      }),
      { numRuns: 500 },
    );
  },
);

test("an answer of the bot stands whole in the stream, its card adds buttons and breaks no limit", () => {
  fc.assert(
    fc.property(
      said,
      buttons,
      fc.option(said, { nil: undefined }),
      words(60),
      (text, offered, title, key) => {
        const incoming: Incoming = {
          key: `bot/${key}`,
          channel: "bot",
          userId: "zhangsan",
          chat: CHAT,
          said: { type: "text", text: "公海" },
        };
        const reply: Reply = {
          markdown: text,
          text,
          buttons: offered,
          ...(title === undefined ? {} : { title }),
        };
        const answer = answerTo(incoming, reply);
        expect("stream" in answer && answer.stream.content).toBe(text);
        if ("template_card" in answer) expect(brokenLimits(answer.template_card, "bot")).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});

test("what a pressed card cannot hold of its answer follows as a message, whole", () => {
  const effect = fc.constantFrom("done", "refused", "open");
  fc.assert(
    fc.property(
      fc.record({ text: said, offered: buttons, own: button, title: words(60), everybody: words(60) }),
      effect,
      fc.boolean(),
      taskId,
      ({ text, offered, own, title, everybody }, kind, isForAll, task) => {
        fc.pre(text !== "" && title.trim() !== "" && (text.split("\n")[0] ?? "") !== "");
        const incoming: Incoming = {
          key: "bot/1",
          channel: "bot",
          userId: "zhangsan",
          chat: CHAT,
          said: { type: "press", button: own, beside: offered, taskId: task },
        };
        const reply: Reply = {
          markdown: text,
          text,
          title,
          buttons: offered,
          pressed: {
            effect: kind,
            elsewhere: "(另发)",
            ...(isForAll ? { copies: "all" as const, everybody } : {}),
          },
        };
        const answer = answerTo(incoming, reply);
        if (!("response_type" in answer)) throw new Error("a press may only change its card");
        expect(brokenLimits(answer.template_card, "bot")).toEqual([]);
        expect(shownOn(answer.template_card).task_id).toBe(task);
        expect(answer.userids).toEqual(isForAll ? undefined : ["zhangsan"]);
        const shown = readable(answer.template_card);
        const rest = restOf(incoming, reply);
        if (rest !== null) expect(rest.text).toBe(text);
        else if (isForAll) expect(shown.said).toContain(everybody);
        else
          expect(`${shown.title}\n${shown.said}`).toContain(
            text.startsWith(`${title}\n`) ? text.slice(title.length + 1) : text,
          );
      },
    ),
    { numRuns: 500 },
  );
});

describe("a button's key", () => {
  const plain = button.map((one) => ({
    ...one,
    command: one.command.replaceAll("␟", ""),
    label: one.label.replaceAll("␟", ""),
  }));
  test("gives back its command, whose question it answers, and the buttons beside it", () => {
    fc.assert(
      fc.property(plain, fc.array(plain, { maxLength: 5 }), (own, beside) => {
        fc.pre(own.command !== "");
        const key = writeKey({ button: own, beside });
        if (key === null) {
          expect(Buffer.byteLength(own.command)).toBeGreaterThan(900);
          return;
        }
        const read = readKey(key);
        expect(read.button.command).toBe(own.command);
        expect(read.button.question).toBe(own.question);
        expect([0, beside.length]).toContain(read.beside.length);
        if (read.beside.length > 0) expect(read.beside).toEqual(beside);
      }),
    );
  });
  test("of a card sent before is its command", () => {
    expect(readKey("宽限 #12 1天")).toEqual({ button: { label: "", command: "宽限 #12 1天" }, beside: [] });
  });
});
