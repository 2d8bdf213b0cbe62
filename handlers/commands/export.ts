// 导出 我的, 导出 部门, 导出 公海: what the asker may see, as a file to them alone; each in the audit (rules.md 12).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { writeSpec } from "../../src/workflows/exports/spec.ts";
import { readExport } from "../../src/workflows/exports/wanted.ts";
import { limitFor } from "../../src/workflows/pool/pages.ts";

export default command({
  right: "export",
  looks: true,
  args: { text: arg.words() },
  async run(scene) {
    const { actor, now, sendsFiles, store, word } = scene;
    const { text } = scene.args;
    const wanted = readExport(text);
    if (wanted === null) return say("what");
    if (!sendsFiles) return say("no-way");
    if (wanted.scope === "department" && actor.leads.length === 0)
      throw new RuleError("forbidden", { right: "team" });
    const most = wanted.scope === "pool" ? limitFor(scene) : null;
    // A file of all of it would be every page at once.
    if (most !== null) throw new RuleError("pool-pages-file", { most });
    await store.looks.add({
      userId: actor.userId,
      at: now,
      kind: "export",
      words: `${word} ${wanted.words}`,
    });
    const name = writeSpec({ kind: "export", ...wanted });
    await store.outbox.enqueue({
      key: `export/${actor.userId}/${now}/${name}`,
      toKind: "member",
      toId: actor.userId,
      markdown: wanted.words,
      text: wanted.words,
      at: now,
      file: name,
    });
    return { ...say("coming", { scope: wanted.scope, format: wanted.format }), begins: true as const };
  },
});
