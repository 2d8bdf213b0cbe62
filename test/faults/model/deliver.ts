// Messages delivered at once, some of them not for the first time: one effect, and the same answer each time.
import { expect } from "vitest";
import type { Reply } from "../../../src/chat/message.ts";
import type { Ground } from "./ground.ts";
import type { Sent } from "./sent.ts";

/** A message and what it was answered; with the step in which it was new. */
export interface Told {
  readonly sent: Sent;
  readonly reply: Reply | null;
  readonly step: number;
}

/** In this order, without waiting for an answer. Answers each message with its reply. @throws where it got several */
export async function deliver(
  ground: Ground,
  order: readonly Sent[],
  { known, course }: { readonly known: readonly Told[]; readonly course: readonly string[] },
): Promise<ReadonlyMap<Sent, Reply | null>> {
  const { hear } = ground.talk();
  const heard = await Promise.all(
    order.map(({ who, text, key }) =>
      hear(who, { type: "text", text }, { key, chat: { kind: "single", id: who } }),
    ),
  );
  const replies = new Map(known.map(({ sent, reply }) => [sent, reply]));
  for (const [place, sent] of order.entries()) {
    const reply = heard[place] ?? null;
    if (!replies.has(sent)) replies.set(sent, reply);
    expect(reply, `again, ${sent.who}: ${sent.text}\n${course.join("\n")}`).toEqual(replies.get(sent));
  }
  for (const { who, key, text } of new Set(order)) {
    const news = ground.outcomesOf(key).filter((outcome) => outcome !== "repeated" && outcome !== "stranger");
    expect(news.length, `${who}: ${text}\n${course.join("\n")}`).toBeLessThan(2);
  }
  return replies;
}
