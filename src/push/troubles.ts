// A delivery that an admin has to mend is told to the admins, once a day and place, with what to do (issue: bad days).
import type { OutboxRow } from "../../db/schema/outbox.ts";
import type { Store } from "../../db/store.ts";
import { toPlain } from "../chat/words/plain.ts";
import type { Templates } from "../chat/words/templates.ts";
import { dayOf } from "../domain/day.ts";
import { causeOf } from "../domain/messages/unsent.ts";
import type { Audience, DepartmentGroup } from "../domain/people/groups.ts";
import type { Trouble } from "./delivered.ts";

export interface TroubleParts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly templates: Templates;
  readonly now: () => number;
}

interface Told {
  readonly trouble: Trouble;
  readonly error: string;
}

/** Under which admins are told; a failure of such a message tells nobody. */
const BEGINNING = "trouble/";

export function createTroubles({ transaction, templates, now }: TroubleParts) {
  return async (row: OutboxRow, { trouble, error }: Told): Promise<void> => {
    const { key, toKind, toId } = row;
    if (key.startsWith(BEGINNING)) return;
    const at = now();
    await transaction(async (store) => {
      const place = trouble === "app" ? String(causeOf(error).errcode) : `${toKind}/${toId}`;
      const names = toKind === "member" ? await store.people.names([toId]) : {};
      const group = await groupOf(store, { toKind, toId });
      const department = group === null ? null : await store.people.department(group.departmentId);
      const values = {
        name: names[toId] ?? department?.name ?? toId,
        managers: group?.audience === "managers",
        // A chat has no name that we know; its members tell it by what they did not read.
        way: toKind !== "chat" ? (group?.way ?? "") : group === null ? "chat" : "bot",
        said: beginningOf(row.bodyText),
        error,
      };
      const markdown = templates.render("common", `trouble-${trouble}`, { ...values, now: at, group: false });
      for (const { userId } of await store.people.withRole("admin"))
        if (userId !== toId)
          await store.outbox.enqueue({
            key: `${BEGINNING}${trouble}/${place}/${userId}/${dayOf(at)}`,
            toKind: "member",
            toId: userId,
            markdown,
            text: toPlain(markdown),
            at,
          });
    });
  };
}

const BEGINNING_CHARACTERS = 30;

function beginningOf(text: string): string {
  const [first = ""] = text.split("\n");
  return [...first].slice(0, BEGINNING_CHARACTERS).join("");
}

interface GroupHit {
  readonly departmentId: number;
  readonly audience: Audience;
  readonly way?: DepartmentGroup["way"];
}

/** The group a message was for; null for a person, and for a chat nobody bound. */
async function groupOf(
  store: Store,
  { toKind, toId }: Pick<OutboxRow, "toKind" | "toId">,
): Promise<GroupHit | null> {
  if (toKind === "chat") return store.botChats.of(toId);
  if (toKind !== "department" && toKind !== "managers") return null;
  const given = {
    departmentId: Number(toId),
    audience: toKind === "managers" ? "managers" : "sales",
  } as const;
  return (await store.groups.of(given.departmentId, given.audience)) ?? given;
}
