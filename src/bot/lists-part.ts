// What the pages of lists are given: where a file goes, what a form chose in the words of the chat, what comes back.
import { dayOf } from "../domain/day.ts";
import { LEAD_FIELDS } from "../domain/hands/lead-list.ts";
import { LIMITS } from "../files/limits.ts";
import { written } from "../files/written.ts";
import type { ChosenColumns, ListsParts } from "../web/parts.ts";
import { columnLetter } from "../workflows/imports/said-columns.ts";
import { asMeaning, stageKey } from "../workflows/imports/stage-words.ts";
import type { Ground } from "./ground.ts";
import { rowsOf } from "./rows-of.ts";
import type { Uploads } from "./uploads.ts";

type Given = Pick<Ground, "database" | "templates" | "registry" | "now">;

export function createListsPart(ground: Given, { receive }: Pick<Uploads, "receive">): ListsParts {
  const { database, templates, registry, now } = ground;
  const word = registry.wordOf("import");
  return {
    mostBytes: LIMITS.bytes,
    receive,
    wordsOf(id: number, { columns, stages, owners, ...how }: ChosenColumns) {
      const values = {
        ...how,
        unit: how.drops ? "" : how.unit,
        signed: how.drops || how.signed === null ? null : how.signed,
        word,
        id,
        columns: [...(how.drops ? [] : columns)]
          .filter(([, field]) => field === "" || LEAD_FIELDS.some((one) => one === field))
          .map(([at, field]) => ({ letter: columnLetter(at), field })),
        stages: [...(how.drops ? [] : stages)]
          .map(([said, meaning]) => ({ key: stageKey(said), meaning }))
          .filter(({ key, meaning }) => asMeaning(meaning) !== null && key !== "" && !key.includes("=")),
      };
      const given = how.drops ? [] : saidOwners(owners);
      if (
        values.columns.length + values.stages.length + given.length === 0 &&
        values.signed === null &&
        !how.drops
      )
        return "";
      return templates
        .render("import", "columns-said", { ...values, owners: given, now: now(), group: false })
        .replace(/\s+/g, " ")
        .trim();
    },
    async rows({ id, kind }, userId, format) {
      const list = await rowsOf({ id, kind }, userId, { read: database.read, templates, now: now() });
      if (list === null) return null;
      return { name: `${list.title} ${dayOf(now())}.${format}`, bytes: await written(list, format) };
    },
  };
}

/** As the page chose them, as far as words of chat can name them. */
function saidOwners(owners: ReadonlyMap<string, string>) {
  return [...owners]
    .map(([name, to]) => ({ name, to: to.normalize("NFKC").trim() }))
    .filter(({ name, to }) => !/[「」\n]/u.test(name) && /^[\p{Script=Han}\w.@ -]{0,60}$/u.test(to));
}
