// The scene of the strangers' sentences for each test of a file, and what most of them look at afterwards.
import { beforeEach } from "vitest";
import { openScene } from "../understanding/scene.ts";
import type { Talk } from "./conversation.ts";
import type { Engine } from "./databases.ts";

export function inScene(engine: Engine) {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openScene(engine);
  });
  const told = async (no: number) =>
    (await talk.database.read(({ followUps }) => followUps.latest(no, 9))).map(({ text }) => text);
  return {
    talk: () => talk,
    say: (who: string, text: string) => talk.say(who, text),
    me: (text: string) => talk.say("ZhangSan", text),
    item: (no: number) => talk.database.read(({ items }) => items.byNo(no)),
    /** The follow-ups, the newest first. */
    told,
    count: async (no: number) => (await told(no)).length,
  };
}
