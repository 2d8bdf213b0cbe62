// 绑定群 华东一部 [主管群] <webhook address>, alone with the bot: where a department's posts go. 绑定群 华东一部, in a group:
// whose customers are spoken of there, and with a long connection its posts too. By the admin or its head.
import { arg } from "../../src/chat/args/args.ts";
import { command, type Saying, type Scene, say } from "../../src/chat/command.ts";
import { readAudience } from "../../src/chat/read/audience.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import type { Audience } from "../../src/domain/people/groups.ts";
import type { Department } from "../../src/domain/people/people.ts";
import { mustAdminister } from "../../src/domain/people/rights.ts";
import { RuleError } from "../../src/domain/rule-error.ts";

interface Bound {
  readonly department: Department;
  readonly audience: Audience;
}

export default command({
  right: "bind-group",
  args: { department: arg.department(), words: arg.words() },
  async run(scene) {
    const { department, words } = scene.args;
    const { actor, chat, now, store, webhookKey } = scene;
    mustAdminister(actor, department);
    const { audience, rest: address } = readAudience(words);
    if (chat.kind === "group") {
      // An address is a secret: in a group it has been read by everybody already.
      if (address.includes("://")) throw new UsageError("address-in-group");
      return bindHere({ department, audience }, scene);
    }
    if (address === "") throw new UsageError("missing-address");
    const key = webhookKey(address);
    if (key === null) throw new UsageError("foreign-address");
    const known = await store.groups.of(department.id, audience);
    const given = { departmentId: department.id, audience, by: actor.userId, at: now };
    await store.groups.bind({ ...given, way: "webhook", address: key });
    return {
      ...say("done", { department, audience, again: known !== null }),
      posts: [{ departmentId: department.id, audience, block: "test", values: { department, audience } }],
    };
  },
});

/** A chat speaks of one department at a time. Groups with strangers in them are refused (rules.md 5, Manners). */
async function bindHere(
  bound: Bound,
  { actor, chat, now, store, postsToChats }: Scene<unknown>,
): Promise<Saying> {
  const { department, audience } = bound;
  if (await store.botChats.hasOutsiders(chat.id)) throw new RuleError("outsiders-here", { department });
  const given = { departmentId: department.id, audience, by: actor.userId, at: now };
  const known = await store.groups.of(department.id, audience);
  const isHere = known?.way === "bot" && known.address === chat.id;
  await store.groups.unbindChat(chat.id);
  await store.botChats.bind({ ...given, chatId: chat.id });
  if (postsToChats) await store.groups.bind({ ...given, way: "bot", address: chat.id });
  const values = { department, audience, again: known !== null && !isHere };
  return say(postsToChats ? "here" : "here-silent", values);
}
