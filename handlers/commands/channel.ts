// 渠道码 春季展会 @张三: a code whose customers become leads with that channel; alone it lists what each has brought (wecom.md 6).
import { arg } from "../../src/chat/args/args.ts";
import { command, type Saying, type Scene, say } from "../../src/chat/command.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import {
  type Channel,
  type ChannelYield,
  LONGEST_STATE,
  MOST_MEMBERS,
} from "../../src/domain/wechat/channel.ts";

const MOST_SHOWN = 20;

export default command({
  right: "channel",
  looks: ["list", "none", "shown"],
  audience: "private",
  args: { people: arg.peopleMentioned(), name: arg.words() },
  async run(scene) {
    const { actor, now, store } = scene;
    const { people } = scene.args;
    const state = scene.args.name.replace(/\s+/gu, " ").trim();
    if (state === "") return listed(scene);
    if ([...state].length > LONGEST_STATE) throw new RuleError("channel-name-long", { most: LONGEST_STATE });
    const known = await store.channels.byState(state);
    if (known !== null && known.error === null) return shown(known, scene);
    // A code that could not be made is asked for anew, for those who are named now: one of them may have been the reason.
    if (known !== null) {
      if (people.length > 0) await store.channels.setMembers(known.id, idsOf(people));
      const channel = await store.channels.save({ ...known, error: null, tries: 0, by: actor.userId });
      return { ...say("making", { channel, names: await namesOf(channel, scene) }), begins: true };
    }
    const marketing = people.length > 0 ? [] : await store.people.withRole("marketing");
    const chosen = people.length > 0 ? people : marketing.length > 0 ? marketing : [actor];
    const ids = idsOf(chosen);
    const first = {
      state,
      by: actor.userId,
      createdAt: now,
      configId: null,
      qrCode: null,
      tries: 0,
      error: null,
    };
    const channel = await store.channels.add(first, ids);
    return { ...say("making", { channel, names: await namesOf(channel, scene) }), begins: true };
  },
});

const idsOf = (people: readonly { readonly userId: string }[]): readonly string[] =>
  people.slice(0, MOST_MEMBERS).map(({ userId }) => userId);

async function namesOf({ id }: Channel, { store }: Scene<unknown>): Promise<string> {
  const ids = await store.channels.membersOf(id);
  const names = await store.people.names(ids);
  return ids.map((userId) => names[userId] ?? userId).join("、");
}

const NOTHING = { opened: 0, requested: 0, added: 0, leads: 0, opportunities: 0, won: 0 };

async function shown(
  channel: Channel,
  scene: Scene<{ readonly people: readonly { readonly userId: string }[] }>,
): Promise<Saying> {
  const ids = await scene.store.channels.membersOf(channel.id);
  const isOther = scene.args.people.some(({ userId }) => !ids.includes(userId));
  const yields = await scene.store.channels.yields();
  const found = yields.get(channel.state) ?? { ...NOTHING, state: channel.state };
  return say("shown", { channel, line: found, isOther, names: await namesOf(channel, scene) });
}

/** Codes made here first; then what came by channels made elsewhere, in the console or by 获客助手. */
async function listed({ store }: Scene<unknown>): Promise<Saying> {
  const yields = new Map(await store.channels.yields());
  const made = await store.channels.all(MOST_SHOWN);
  const lines: ChannelYield[] = made.map(({ state }) => yields.get(state) ?? { ...NOTHING, state });
  for (const { state } of made) yields.delete(state);
  const others = [...yields.values()].filter(({ state }) => state !== "").sort((a, b) => b.added - a.added);
  const all = [...lines, ...others].slice(0, MOST_SHOWN);
  return say(all.length === 0 ? "none" : "list", { lines: all });
}
