// 表格: which tables are bound, when each was written last, what waits and what is wrong with it.
import { command, say } from "../../src/chat/command.ts";
import { dayOf } from "../../src/domain/day.ts";
import { ownSheets } from "../../src/workflows/sheets/meant.ts";

export default command({
  right: "sheets",
  looks: true,
  audience: "private",
  args: {},
  async run(scene) {
    const { now, store } = scene;
    const lines = [];
    for (const { sheet, department } of await ownSheets(scene)) {
      const counts = await store.sheetRows.counts(sheet.id);
      const names = await store.people.names([sheet.by]);
      const options = await store.sheets.optionsOf(sheet.id);
      const columns = new Map(
        (await store.sheets.columnsOf(sheet.id)).map((one) => [one.fieldId, one.title]),
      );
      const { withAmounts, state, writtenAt, failures, error, comparedTo } = sheet;
      lines.push({
        department,
        by: names[sheet.by],
        withAmounts,
        state,
        writtenAt,
        failures,
        error,
        written: counts.written,
        waiting: counts.due + counts.sending,
        unclear: counts.unclear,
        refused: counts.refused,
        isFilling: comparedTo !== null,
        lacking: options.map(({ fieldId, option }) => ({ title: columns.get(fieldId), option })),
      });
    }
    return lines.length === 0 ? say("none") : say("list", { lines, today: dayOf(now) });
  },
});
