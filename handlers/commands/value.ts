// 标 #12 标杆 行业案例 · 高产 · 潜力 3个月后看 · 取消: what the customer is to us; 定制, 标准: of the opportunity (rules.md 4).
import { arg } from "../../src/chat/args/args.ts";
import type { InHand } from "../../src/chat/args/take-up.ts";
import { command, type Saying, type Scene } from "../../src/chat/command.ts";
import { readValue, VALUE_APART } from "../../src/chat/read/value.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import type { Actor } from "../../src/domain/people/rights.ts";
import type { CustomerValue } from "../../src/domain/value/customer-value.ts";
import { askedBack } from "../../src/workflows/asked-back.ts";
import { applyEdit } from "../../src/workflows/edits.ts";
import { asking, askValue, takeBack, WORDS } from "../../src/workflows/value/customer-value.ts";
import { shownValue } from "../../src/workflows/value/shown.ts";
import { valuesWaiting } from "../../src/workflows/value/waiting.ts";

export default command({
  right: "value",
  looks: ["waiting", "none-waiting", "shown", "has-none"],
  apart: VALUE_APART,
  args: { item: arg.itemIfSaid(), text: arg.words() },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    if (inHand === null) return waiting(scene);
    if (text === "") return shown(inHand, scene);
    const said = readValue(text, scene.now);
    if (said === null) throw new UsageError("missing-value-kind");
    if ("ask" in said) throw askedBack(said);
    if (said.act === "off") return off(inHand, said.reason, scene);
    if (said.act === "solution") {
      const edited = await applyEdit(inHand, { field: "solution", value: said.solution }, scene);
      return {
        words: WORDS,
        block: "solution",
        values: { item: edited.item, customer: inHand.customer, edit: edited.shown },
      };
    }
    const value = await askValue(inHand, said, scene);
    const { customer } = inHand;
    const item = (await scene.store.items.byNo(inHand.item.no)) ?? inHand.item;
    const names = await scene.store.people.names([value.askedId]);
    return {
      words: WORDS,
      block: value.state === "in-force" ? "done" : value.state === "consent" ? "consent" : "asking",
      values: { item, customer, value, head: names[value.askedId ?? ""] ?? null },
      notices: [
        ...(await asking(value, { item, customer }, scene)),
        ...toOwner(value, { item, customer, by: scene.actor }),
      ],
    };
  },
});

/** A head may mark what somebody else holds: whoever holds it hears of it. */
function toOwner(
  value: CustomerValue,
  { item, customer, by }: Pick<InHand, "item" | "customer"> & { by: Actor },
) {
  const { ownerId } = item;
  if (value.state !== "in-force" || item.place !== "owned" || ownerId === null || ownerId === by.userId)
    return [];
  return [{ to: ownerId, block: "told-allowed", values: { item, customer, value, by } }];
}

/** Whoever confirmed it hears that it is over. */
async function off(inHand: InHand, reason: string | null, scene: Scene<unknown>): Promise<Saying> {
  const { actor, store } = scene;
  const gone = await takeBack(inHand.item, reason, scene);
  const item = (await store.items.byNo(inHand.item.no)) ?? inHand.item;
  const values = { item, customer: inHand.customer, reason, by: actor };
  if (gone === null) return { words: WORDS, block: "has-none", values };
  const told = gone.current?.answeredBy ?? null;
  const notices =
    told === null || told === actor.userId
      ? []
      : [{ to: told, block: "told-off", values: { ...values, value: gone.current } }];
  return { words: WORDS, block: "off", values: { ...values, ...gone }, notices };
}

async function shown({ item, customer }: InHand, { store }: Scene<unknown>): Promise<Saying> {
  const value = await shownValue(customer, store);
  const past = await store.customerValues.of(customer.id);
  const names = await store.people.names(past.flatMap(({ by, answeredBy }) => [by, answeredBy]));
  return {
    words: WORDS,
    block: value === null && past.length === 0 ? "has-none" : "shown",
    values: {
      item,
      customer,
      value,
      past: past.map((one) => ({ ...one, name: names[one.by], judge: names[one.answeredBy ?? ""] ?? null })),
    },
  };
}

async function waiting(scene: Scene<unknown>): Promise<Saying> {
  const lines = await valuesWaiting(scene);
  await scene.store.conversations.keepList(
    { userId: scene.actor.userId, chatId: scene.chat.id },
    lines.map(({ item }) => item.no),
    scene.now,
  );
  return { words: WORDS, block: lines.length === 0 ? "none-waiting" : "waiting", values: { lines } };
}
