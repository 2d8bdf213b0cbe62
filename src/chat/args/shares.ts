// The shares a proposal names: each person looked up in the directory, numbers without names left to their places.
import { LEDGERS, type Ledger, type Ledgers } from "../../domain/split/shares.ts";
import type { Arg, ArgScene } from "../arg.ts";
import { fold } from "../read/fold.ts";
import { readLedgers } from "../read/ledgers.ts";
import type { Share } from "../read/shares.ts";
import { UsageError } from "../usage-error.ts";
import { colleagueCalled } from "./person.ts";

export interface SharesSaid {
  /** Userids of those who are named before what each gets (@李四 六四开). */
  readonly partners: readonly string[];
  readonly ledgers: Readonly<Record<Ledger, readonly ShareSaid[]>>;
}

interface ShareSaid {
  /** Null where only its place says whose it is. */
  readonly memberId: string | null;
  readonly basisPoints: number;
}

/** Everything that is left; null when it is nothing. */
export function sharesArg(): Arg<SharesSaid | null> {
  return {
    async take(text, scene) {
      const called = await calledIn(text, scene);
      const said = readLedgers(text, [...called.keys()]);
      if (said.kind === "none") return { value: null, rest: "" };
      if (said.kind === "ask") throw new UsageError(said.ask, said.facts);
      const known = new Map(
        [...called].flatMap(([name, userId]) => (userId === null ? [] : [[name, userId]])),
      );
      const partners: string[] = [];
      for (const name of said.partners) partners.push(await userIdOf(name, { scene, known }));
      const shares = async (list: readonly Share[]) => {
        const found: ShareSaid[] = [];
        for (const { person, me, basisPoints } of list)
          found.push({
            memberId: me
              ? scene.actor.userId
              : person === null
                ? null
                : await userIdOf(person, { scene, known }),
            basisPoints,
          });
        return found;
      };
      const { performance, ownership, income } = said.ledgers;
      const ledgers = {
        performance: await shares(performance),
        ownership: await shares(ownership),
        income: await shares(income),
      };
      return { value: { partners, ledgers }, rest: "" };
    },
  };
}

/** Names of colleagues that stand in the text, in lower case, with the userid where only one is called so. */
async function calledIn(text: string, { store }: ArgScene): Promise<ReadonlyMap<string, string | null>> {
  const said = fold(text).toLowerCase();
  const found = new Map<string, string | null>();
  for (const { name, userId } of await store.people.active()) {
    const lower = fold(name).toLowerCase();
    if (lower.length >= SHORTEST_NAME && said.includes(lower))
      found.set(lower, found.has(lower) ? null : userId);
  }
  return found;
}

const SHORTEST_NAME = 2;

async function userIdOf(
  name: string,
  { scene, known }: { readonly scene: ArgScene; readonly known: Map<string, string> },
): Promise<string> {
  const key = name.toLowerCase();
  const userId = known.get(key) ?? (await colleagueCalled(name, scene)).userId;
  known.set(key, userId);
  return userId;
}

/**
 * The shares with everybody's name: what stands by its place goes to `first`, then to the others in the order in which
 * they were named, or as given. @throws UsageError
 */
export function allotted(
  { partners, ledgers }: SharesSaid,
  given: { readonly first: string; readonly others?: readonly string[] },
): Ledgers {
  const named = LEDGERS.flatMap((ledger) => ledgers[ledger].map(({ memberId }) => memberId));
  const mentioned = [...partners, ...named.filter((memberId) => memberId !== null)];
  const others = given.others ?? [...new Set(mentioned)].filter((memberId) => memberId !== given.first);
  const order = [given.first, ...others];
  const shares = (ledger: Ledger) => {
    const list = ledgers[ledger];
    if (list.some(({ memberId }) => memberId === null) && list.length !== order.length)
      throw new UsageError("shares-unnamed", { ledger });
    return list.map(({ memberId, basisPoints }, place) => ({
      memberId: memberId ?? order[place] ?? "",
      basisPoints,
    }));
  };
  return { performance: shares("performance"), ownership: shares("ownership"), income: shares("income") };
}
