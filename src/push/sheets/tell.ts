// What whoever bound a table hears of it, privately and once: it stopped, rows nobody knows about, choices it lacks.
import type { Store } from "../../../db/store.ts";
import { toPlain } from "../../chat/words/plain.ts";
import type { Templates } from "../../chat/words/templates.ts";
import type { Sheet } from "../../domain/sheet/sheet.ts";

export interface Telling {
  /** Of templates/sheets.md. */
  readonly block: string;
  /** What it is said once of, since the binding. */
  readonly of: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** The admins where its binder is not at work here any more. */
export async function tellBinder(
  store: Store,
  { block, of, values = {} }: Telling,
  { sheet, templates, now }: { readonly sheet: Sheet; readonly templates: Templates; readonly now: number },
): Promise<void> {
  const binder = await store.people.member(sheet.by);
  const receivers = binder?.active === true ? [binder] : await store.people.withRole("admin");
  const department = await store.people.department(sheet.departmentId);
  const given = { department, ...values, now, group: false };
  const markdown = templates.render("sheets", block, given);
  for (const { userId } of receivers)
    await store.outbox.enqueue({
      key: `sheet/${sheet.id}/${sheet.at}/${of}/${userId}`,
      toKind: "member",
      toId: userId,
      markdown,
      text: toPlain(markdown),
      at: now,
    });
}
