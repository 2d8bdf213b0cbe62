// 导入 3, 导入 3 活动 春季展会: what 确认 behind the first look at a list says; 导入 3 D列是电话, 导入 3 高翔的都给赵敏: what its columns
// are, and whose its rows; 导入 3 结果: where its rows went; alone, how one sends a list.
import { arg } from "../../src/chat/args/args.ts";
import { command, type Scene, say } from "../../src/chat/command.ts";
import { beginList, dropList } from "../../src/workflows/imports/begin-list.ts";
import { repointed } from "../../src/workflows/imports/repointed.ts";
import { resultOf } from "../../src/workflows/imports/result.ts";
import { readRepointing } from "../../src/workflows/imports/said-columns.ts";
import { ASKED_MS, readWhich } from "../../src/workflows/imports/which.ts";

export default command({
  right: "import",
  looks: [
    "how",
    "none",
    "none-waits",
    "already",
    "no-column",
    "twice",
    "no-customers",
    "which-campaign",
    "not-others",
    "owner-which",
    "owner-gone",
    "owner-nobody",
    "signed-unclear",
    "result",
    "no-result",
  ],
  args: { text: arg.words() },
  audience: "private",
  async run(scene) {
    const { args, actor, now, store, confirmed, pagesUrl } = scene;
    const { text } = args;
    const pointed = readRepointing(text);
    if (pointed !== null) return repointed(pointed, scene);
    const { id, campaign, lacksCampaign, unit, resultFrom, drops } = readWhich(text);
    if (resultFrom !== null) return result(id, resultFrom, { actor, store });
    const own = await store.imports.latest(actor.userId, now - ASKED_MS);
    const waiting = own.filter(({ state }) => state === "asking");
    const found = id === null ? waiting[0] : own.find((one) => one.id === id);
    if (found === undefined)
      return say(id === null ? "how" : "none", { id, pagesUrl, isAdmin: actor.roles.has("admin") });
    if (found.state !== "asking") return say("already", { import: found });
    if (lacksCampaign) return say("which-campaign", { import: found });
    if (drops) return dropList(found, scene);
    if (id === null && !confirmed)
      return { ...say("sure", { import: found, campaign }), confirm: true as const };
    return beginList(found, { campaign, unit }, scene);
  },
});

/** Of one's own, the last one where none is named; an admin's also of others'. */
async function result(
  id: number | null,
  from: number,
  { actor, store }: Pick<Scene<unknown>, "actor" | "store">,
) {
  const own = await store.imports.latest(actor.userId, 0);
  const found = id === null ? own.find(({ done }) => done > 0) : await store.imports.byId(id);
  const isTheirs = found?.byId === actor.userId || actor.roles.has("admin");
  if (found == null || !isTheirs || found.done === 0) return say("no-result", { id });
  return say("result", { import: found, ...(await resultOf(found, from, store)) });
}
