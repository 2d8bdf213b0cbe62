// What whoever sent a list hears of it, privately: the first look, how far it is, how it ended (rules.md A.1).
import type { Store } from "../../../db/store.ts";
import type { Import } from "../../../db/stores/imports.ts";
import { keepTold } from "../../chat/turn/told-question.ts";
import { toPlain } from "../../chat/words/plain.ts";
import type { Templates } from "../../chat/words/templates.ts";
import type { Column, Unread } from "../../domain/hands/lead-list.ts";
import { buttonsIn } from "../../domain/messages/button.ts";
import { may, ownRelations } from "../../domain/people/rights.ts";
import { writeSpec } from "../exports/spec.ts";
import type { Ahead } from "./ahead.ts";
import { toldKinds } from "./back-kinds.ts";
import { firstLook } from "./first-look.ts";
import { leftOpen } from "./left-open.ts";
import { type NearCount, nearRows } from "./near.ts";
import { lacksCustomers } from "./needed.ts";
import { namesToChoose, type OwnersAhead } from "./owners-ahead.ts";
import { ownersGiven } from "./owners-given.ts";
import { columnLetter } from "./said-columns.ts";
import { importerOf, type Step } from "./steps.ts";
import type { Unowned } from "./unowned.ts";
import { broughtToEach, whereItWent } from "./went.ts";

interface Given {
  readonly store: Store;
  readonly templates: Templates;
  readonly now: number;
}

/** The button 确认 and the word do the same: the list's own command. */
const commandOf = (words: string, { id }: Import): string => `${words} ${id}`;

const MOST_UNREAD = 6;
const MOST_STAGES = 8;
const MOST_NAMES = 5;
const MOST_UNSAID = 3;
const LONGEST_ROW = 60;
const MOST_NEAR = 5;

/** And waits for its 确认, beside whatever waits in the chat: what was asked last is what is answered. */
export async function tellFirstLook(
  found: Import,
  given: Given & {
    readonly word: string;
    readonly near: NearCount;
    readonly unowned: Unowned;
    readonly owners: OwnersAhead;
    /** What would become of its first rows; null where it lacks whom they are about. */
    readonly ahead: Ahead | null;
    readonly unread: Unread;
    /** Where the pages are; null where there are none. */
    readonly pagesUrl: string | null;
  },
): Promise<void> {
  const { store, now, word, near, unowned, owners, ahead, unread: notRead, pagesUrl } = given;
  const { columns, rows, unknownStages, takenStages, unsaidAmounts } = await firstLook(found.id, store);
  const unread = columns.filter(({ field, heading }) => field === null && heading !== "");
  const importer = await importerOf(found, store);
  const [before] = (await store.imports.ofFile(found.hash, ["done"])).filter(({ id }) => id !== found.id);
  await tell(found, "first-look", {
    ...given,
    buttons: "buttons-first-look",
    values: {
      id: found.id,
      name: found.name,
      rows: found.rows,
      columns: columns.filter(({ field }) => field !== null).map((column) => columnWords(column, given)),
      unread: unread.slice(0, MOST_UNREAD).map(({ heading }) => heading),
      more: unread.length > MOST_UNREAD ? unread.length : 0,
      first: rows.map(({ line, cells }) => ({ line, words: shortened(cells) })),
      sheets: notRead.sheets,
      above: notRead.above,
      guessed: columns.every(({ heading }) => heading === ""),
      lacks: lacksCustomers(columns),
      taken: takenStages.slice(0, MOST_STAGES),
      unsaid: unsaidAmounts.slice(0, MOST_UNSAID),
      stages: unknownStages.slice(0, MOST_STAGES),
      before: before?.finishedAt ?? null,
      near,
      ahead,
      unowned,
      owners: namesToChoose(owners).slice(0, MOST_NAMES),
      mayBeOwn: namesToChoose(owners).some(({ why }) => why !== "owner-other"),
      moreOwners: Math.max(0, namesToChoose(owners).length - MOST_NAMES),
      ownerHeading: columns.find(({ field }) => field === "owner")?.heading || null,
      // The one somebody would most likely speak of: one that is not used, else the last.
      letter: columnLetter((unread[0] ?? columns.at(-1))?.at ?? 0),
      page: pagesUrl === null ? null : `${pagesUrl}/import/${found.id}`,
      own: importer?.actor?.roles.has("admin") !== true,
      mayWake: importer?.actor != null && may("reactivate", ownRelations(importer.actor)),
    },
  });
  await keepTold({ words: commandOf(word, found), to: found.byId }, { store, now });
}

export function tellProgress(found: Import, given: Given): Promise<void> {
  const { name, done, rows } = found;
  return tell(found, "progress", { ...given, values: { name, done, rows }, part: String(done) });
}

export async function tellOver(found: Import, given: Given): Promise<void> {
  const { store } = given;
  const { id, name, created, duplicates, rejected, reactivated, campaign } = found;
  const importer = await importerOf(found, store);
  const near = await nearRows(found, MOST_NEAR, { ...given, actor: importer?.actor ?? null });
  const left = await leftOpen(found, store);
  const back = duplicates + rejected;
  const chosen = await ownersGiven(found, store);
  await tell(found, "over", {
    ...given,
    values: {
      id,
      name,
      created,
      reactivated,
      campaign,
      duplicates,
      rejected,
      back,
      kinds: await toldKinds(found, given),
      went: await whereItWent(found, store),
      given: chosen.slice(0, MOST_NAMES),
      givenCount: chosen.length,
      near: near.rows,
      nearRest: near.count - near.rows.length,
      ...left,
    },
  });
  if (left.hasMore) await tell(found, "open", { ...given, values: { name }, file: fileSpec(found, "open") });
  if (back > 0)
    await tell(found, "rejected", { ...given, values: { name }, file: fileSpec(found, "rejected") });
}

/** What a step means for others: of a row of theirs at once, of what they were brought when the list is over. */
export async function tellOthers({ import: found, tidings, isOver }: Step, given: Given): Promise<void> {
  for (const { line, notice } of tidings)
    await tell(found, notice.block, {
      ...given,
      to: notice.to,
      values: notice.values,
      part: `${line}/${notice.to}`,
    });
  if (!isOver || found.state !== "done") return;
  for (const { to, ...values } of await broughtToEach(found, given.store))
    await tell(found, "brought", { ...given, values, to, part: to });
}

export async function tellUndone(found: Import, given: Given): Promise<void> {
  const kept = await given.store.imports.judged(found.id, { verdicts: ["kept"], after: 0, limit: 20 });
  await tell(found, "undone", {
    ...given,
    to: found.undoneBy ?? found.byId,
    values: {
      id: found.id,
      name: found.name,
      taken: found.created + found.reactivated - found.kept,
      kept: found.kept,
      numbers: kept.map(({ no }) => `#${no}`).join(" "),
    },
  });
}

/** @param block of templates/import.md */
export async function tell(
  found: Import,
  block: string,
  given: Given & {
    readonly values: Readonly<Record<string, unknown>>;
    readonly buttons?: string;
    /** What tells it from another of its kind. */
    readonly part?: string;
    readonly to?: string;
    readonly file?: string;
  },
): Promise<void> {
  const { store, templates, now, values, part = "", to = found.byId } = given;
  const words = (name: string): string => templates.render("import", name, { ...values, now, group: false });
  const markdown = words(block);
  await store.outbox.enqueue({
    key: `import/${found.id}/${block}${part === "" ? "" : `/${part}`}`,
    toKind: "member",
    toId: to,
    markdown,
    text: toPlain(markdown),
    at: now,
    ...(given.file === undefined ? {} : { file: given.file }),
    ...(given.buttons === undefined ? {} : { buttons: buttonsIn(words(given.buttons)) }),
  });
}

/** Its heading, or its place, with what it is taken for. */
function columnWords(column: Column, { templates, now }: Pick<Given, "templates" | "now">): string {
  return templates.render("import", "column", { column, now, group: false }).trim();
}

/** As the list itself came. */
function fileSpec({ id, name }: Import, kind: "rejected" | "open"): string {
  return writeSpec({ kind, importId: id, format: /\.csv$/i.test(name) ? "csv" : "xlsx" });
}

/** A row in a line, as far as it fits. */
function shortened(cells: readonly string[]): string {
  const words = cells
    .filter((cell) => cell !== "")
    .join(" ")
    .replace(/\s+/g, " ");
  return [...words].length > LONGEST_ROW ? `${[...words].slice(0, LONGEST_ROW).join("")}…` : words;
}
