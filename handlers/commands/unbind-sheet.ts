// 解绑表格 [华东销售部]: nothing is written to it any more, and its key is forgotten; what stands in it stays.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { sheetMeant } from "../../src/workflows/sheets/meant.ts";

export default command({
  right: "sheets",
  args: { department: arg.departmentIfNamed(), words: arg.words() },
  async run(scene) {
    const { sheet, department } = await sheetMeant(scene.args.department, scene);
    await scene.store.sheets.remove(sheet.id);
    return say("done", { department });
  },
});
