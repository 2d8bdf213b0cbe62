// 改 #12 金额 80万: edits fields of the item, its customer or its first contact; every change is logged.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readEdits } from "../../src/chat/read/edit.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { extendsDeadline } from "../../src/domain/clock/cadence.ts";
import { at } from "../../src/domain/day.ts";
import { applyEdit, type Edited } from "../../src/workflows/edits.ts";

export default command({
  undoable: true,
  right: "edit",
  args: { item: arg.item({ orLast: true }), text: arg.needed("missing-field") },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const edits = readEdits(text);
    if (edits.length === 0) throw new UsageError("missing-field");
    let held = inHand;
    const done = [];
    let { near = [], reached = [] }: Pick<Edited, "near" | "reached"> = {};
    for (const edit of edits) {
      if (edit.value === "") throw new UsageError("missing-value", { field: edit.field });
      const edited = await applyEdit(held, edit, scene);
      held = { ...held, item: edited.item, customer: edited.customer };
      done.push(edited.shown);
      near = edited.near ?? near;
      reached = edited.reached ?? reached;
    }
    const { nextDay, nextDueAt, stage, deadlineAt } = held.item;
    const isFar = nextDay !== null && nextDueAt !== null && at(nextDay) > nextDueAt;
    return say("done", {
      item: held.item,
      customer: held.customer,
      done,
      near,
      reached,
      isFar,
      extends: extendsDeadline(stage) || deadlineAt === null,
    });
  },
});
