// 可以宣传 #12 王总 · 不能宣传 #12: whether the customer may be named in public, and who there said so (rules.md 4; article L25).
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { declinesPublicity } from "../../src/chat/read/value.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { consented } from "../../src/workflows/value/answers.ts";

export default command({
  right: "value",
  args: { item: arg.item({ orLast: true }), text: arg.words() },
  async run(scene) {
    const { item, text } = scene.args;
    const given = !declinesPublicity(scene.word);
    const who = text.replace(/^[\s,，:：]+/u, "").trim();
    if (given && who === "") throw new UsageError("missing-consenter");
    return consented(item, { given, who: who === "" ? null : who }, scene);
  },
});
