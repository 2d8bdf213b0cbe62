// The pages of lists that somebody brings in: all of theirs; one, from its first look to what became of each row.
import type { Import } from "../../../db/stores/imports.ts";
import { readProblem } from "../imports/kept-facts.ts";
import { listWaits } from "./list-look.ts";
import { listResult } from "./list-result.ts";
import type { LookScene, Values } from "./look-scene.ts";

const SINCE_MS = 30 * 86_400_000;

/** `mostMib`: what a file may be at most. */
export async function listsPage(
  { mostMib }: { readonly mostMib: number },
  { store, actor, now }: LookScene,
): Promise<Values> {
  const own = await store.imports.latest(actor.userId, now - SINCE_MS);
  return {
    lists: own.map((found) => ({ ...headOf(found), createdAt: found.createdAt })),
    why: null,
    mostMib,
  };
}

interface Asked {
  readonly id: number;
  /** The place in the file's order from which its rows are shown. */
  readonly from: number;
  /** Only those that were not taken; that stayed when it was taken back; that have something left open. */
  readonly only: "back" | "kept" | "open" | null;
}

/** Null for somebody else's, as for none at all. */
export async function listPage({ id, from, only }: Asked, scene: LookScene): Promise<Values | null> {
  const { store, actor } = scene;
  const found = await store.imports.byId(id);
  if (found === null || found.byId !== actor.userId) return null;
  const head = { list: headOf(found), isMoving: MOVING.has(found.state) };
  switch (found.state) {
    case "asking":
      return { ...head, ...(await listWaits(found, scene)) };
    case "refused": {
      const problem = readProblem(found.problem);
      const why =
        problem === null ? null : { id: "import", block: `problem-${problem.code}`, values: problem.facts };
      return { ...head, told: { problem: why } };
    }
    case "fetching":
    case "dropped":
      return head;
    default:
      return { ...head, ...(await listResult(found, { from, only }, scene)) };
  }
}

/** It looks different in a moment. */
const MOVING: ReadonlySet<Import["state"]> = new Set(["fetching", "running", "undoing"]);

function headOf({
  id,
  name,
  state,
  rows,
  done,
  created,
  reactivated,
  duplicates,
  rejected,
  kept,
  campaign,
}: Import) {
  const taken = created + reactivated;
  return { taken, id, name, state, rows, done, created, reactivated, duplicates, rejected, kept, campaign };
}
