// 撤销导入: a whole list taken back, within a day; what somebody has gone on with stays.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { broughtToEach } from "../../src/workflows/imports/went.ts";
import { numberIn } from "../../src/workflows/imports/which.ts";

const MOST = 50;

export default command({
  right: "import",
  looks: ["none", "over", "already", "not-yours"],
  args: { text: arg.words() },
  audience: "private",
  async run({ args: { text }, actor, now, rules, store, confirmed }) {
    const id = numberIn(text);
    const since = now - rules.importUndoHours * 3_600_000;
    const isAdmin = actor.roles.has("admin");
    const lists = (await store.imports.since(since, MOST)).filter(({ state }) => UNDOABLE.includes(state));
    const own = lists.filter(({ byId }) => byId === actor.userId);
    const found = id === null ? own[0] : await store.imports.byId(id);
    if (found == null) return say("none", { id });
    if (!isAdmin && found.byId !== actor.userId) return say("not-yours", { import: found });
    if (found.state === "undoing" || found.state === "undone") return say("already", { import: found });
    if (!UNDOABLE.includes(found.state)) return say("none", { id: found.id });
    if ((found.finishedAt ?? now) <= since) return say("over", { import: found });
    if (!confirmed) return { ...say("sure", { import: found }), confirm: true as const };
    await store.imports.save({ ...found, state: "undoing", undoneBy: actor.userId });
    // Whoever was told that they came hears that they go; an import that is not over has told nobody.
    const brought = found.state === "done" ? await broughtToEach(found, store) : [];
    const notices = brought
      .filter(({ to }) => to !== actor.userId)
      .map(({ to, count }) => ({ to, block: "told", values: { by: actor.name, import: found, count } }));
    return { ...say("begun", { import: found }), notices, begins: true as const };
  },
});

const UNDOABLE: readonly string[] = ["running", "done"];
