// 导入 3 D列是电话, D列不要: the same from both commands that hear it, and from the page: done, and what the list is now, or
// taken in as it is then.
import type { Import } from "../../../db/stores/imports.ts";
import type { Saying, Scene } from "../../chat/command.ts";
import { keepTold } from "../../chat/turn/told-question.ts";
import { beginList, importWord } from "./begin-list.ts";
import { chooseOwners, resolveOwners } from "./choose-owners.ts";
import { chooseUnit } from "./choose-unit.ts";
import { firstLook } from "./first-look.ts";
import { lacksCustomers } from "./needed.ts";
import { namesToChoose, ownersAhead } from "./owners-ahead.ts";
import { repoint } from "./repoint.ts";
import type { Repointing } from "./said-columns.ts";
import { keepSigned, meantSigning } from "./signed-for-all.ts";
import { ASKED_MS } from "./which.ts";

const WORDS = "commands/import";
const MOST_STAGES = 8;

/** Of one's own list that waits, the last one where none is named; 确认 behind it takes the list as it is then. */
export async function repointed(
  { id, columns, stages, owners, unit, signing, begins, campaign }: Repointing,
  scene: Pick<Scene<unknown>, "actor" | "chat" | "store" | "now" | "commands" | "channel">,
): Promise<Saying> {
  const { actor, store, now } = scene;
  const own = await store.imports.latest(actor.userId, now - ASKED_MS);
  const found = own.find((one) => (id === null ? one.state === "asking" : one.id === id));
  if (found === undefined) return { words: WORDS, block: "none-waits", values: { id } };
  if (found.state !== "asking") return { words: WORDS, block: "already", values: { import: found } };
  const signed = signing === null ? null : meantSigning(signing, now);
  if (signed?.is === "unclear")
    return { words: WORDS, block: "signed-unclear", values: { words: signed.words, id: found.id } };
  const meant = await resolveOwners(owners, scene);
  if ("is" in meant) return { words: WORDS, block: meant.block, values: { ...meant.values, id: found.id } };
  const result = await repoint(found, columns, store);
  if (result.is === "no-column") return { words: WORDS, block: "no-column", values: { ...result } };
  if (result.is === "twice") return { words: WORDS, block: "twice", values: { ...result } };
  for (const { key, word: _, ...meaning } of stages)
    await store.imports.setStageWord({ word: key, ...meaning, byId: actor.userId, at: now });
  const isCounted = await chooseUnit(found.id, unit, store);
  if (signed !== null) await keepSigned(found.id, signed.is === "day" ? signed.day : null, store);
  const chosen = await chooseOwners(found, meant, scene);
  // Its words of stages may be others now.
  const latest = (await store.imports.byId(found.id)) ?? found;
  if (begins) return beginList(latest, { campaign, unit }, scene);
  await keepTold({ words: `${importWord(scene)} ${found.id}`, to: actor.userId }, { store, now });
  return {
    words: WORDS,
    block: "repointed",
    values: {
      ...(await standing(found, scene)),
      ...result,
      stages,
      owners: chosen,
      onlyOwners: owners.length > 0 && columns.length + stages.length === 0 && signed === null,
      own: !actor.roles.has("admin"),
      unit: isCounted ? unit : null,
      signed,
      isOnPage: scene.channel === "web",
    },
  };
}

const MOST_NAMES = 5;

async function standing(found: Import, { store }: Pick<Scene<unknown>, "store">) {
  const { columns, unknownStages } = await firstLook(found.id, store);
  const names = namesToChoose(await ownersAhead(found.id, async (work) => work(store)));
  const wrong = names.filter(({ why }) => why !== null);
  return {
    wrong: wrong.slice(0, MOST_NAMES),
    moreWrong: Math.max(0, wrong.length - MOST_NAMES),
    import: found,
    columns: columns.filter(({ field }) => field !== null),
    unknown: unknownStages.slice(0, MOST_STAGES),
    lacks: lacksCustomers(columns),
  };
}
