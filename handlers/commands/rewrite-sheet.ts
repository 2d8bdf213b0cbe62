// 重写表格 [华东销售部]: every row is written once more, where somebody changed the table by hand or something went wrong.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { sheetMeant } from "../../src/workflows/sheets/meant.ts";

const NAMED = 10;

export default command({
  right: "sheets",
  looks: ["ask", "stopped"],
  args: { department: arg.departmentIfNamed(), words: arg.words() },
  async run(scene) {
    const { args, confirmed, store, word } = scene;
    const { sheet, department } = await sheetMeant(args.department, scene);
    if (sheet.state === "stopped") return say("stopped", { department });
    const { id } = sheet;
    const unclear = await store.sheetRows.inState(id, "unclear", NAMED);
    const counts = await store.sheetRows.counts(id);
    // What may stand in the table already would stand there twice: somebody has to have looked.
    if (counts.unclear > 0 && !confirmed) {
      const values = { department, nos: unclear.map(({ no }) => no), count: counts.unclear };
      return { ...say("ask", values), confirm: true, confirmAs: `${word} ${department.name}` };
    }
    await store.sheetRows.startAnew(id);
    await store.sheetRows.callAll(id);
    await store.sheets.forgetOptions(id);
    await store.sheets.change(id, { comparedTo: 0, failures: 0, restUntil: null, error: null });
    const { due } = await store.sheetRows.counts(id);
    return { ...say("done", { department, count: due }), begins: true };
  },
});
