// 吐槽 回收 三天太短: kept against the rule, with a name or without; alone it shows what was said, to whom it concerns (rules.md 9).
import { arg } from "../../src/chat/args/args.ts";
import { command, type Saying, type Scene, say } from "../../src/chat/command.ts";
import { readGrumble } from "../../src/chat/read/grumble.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { RULES } from "../../src/domain/rules/number.ts";
import { grumblesTold } from "../../src/workflows/rules/grumbles.ts";
import { departmentsLed } from "../../src/workflows/team.ts";

export default command({
  right: "grumble",
  audience: "private",
  looks: ["own", "led", "nothing"],
  args: { text: arg.words() },
  async run(scene) {
    const { actor, now, store, rules } = scene;
    if (scene.args.text === "") return shown(scene);
    const { rule, text, anonymous } = readGrumble(scene.args.text, scene.word);
    if (rule === null) throw new UsageError("missing-rule", { ask: "rule" });
    if (text === "") throw new UsageError("missing-grumble", { ask: "grumble", rule });
    await store.grumbles.add({
      rule,
      departmentId: actor.department.id,
      byId: anonymous ? null : actor.userId,
      at: now,
      text,
    });
    return say("kept", { rule, book: rules.of(actor.department.id), anonymous });
  },
});

/** A head reads what their departments say, by rule and without who said it where nobody did; everybody their own. */
async function shown({ actor, store }: Scene<unknown>): Promise<Saying> {
  const led = await departmentsLed(actor, store);
  const theirs = await store.grumbles.openIn(led.map(({ id }) => id));
  if (theirs.length > 0)
    return say("led", { rules: await grumblesTold(theirs, store), count: theirs.length });
  const own = await store.grumbles.openBy(actor.userId);
  return own.length === 0
    ? say("nothing", { rules: RULES })
    : say("own", { rules: await grumblesTold(own, store) });
}
