// Who would say such a thing, of which item: by chance alone nearly everything is refused, and no course gets far.
import { askedNow } from "./offers.ts";
import { COLLEAGUES } from "./people.ts";
import type { Said } from "./said.ts";
import { type Item, leads, type World } from "./world.ts";

interface Speaker {
  readonly who: string;
  readonly item: Item;
}

/** None where it suits nobody; what is not its speaker's own to say is drawn otherwise. */
export function speakersOf(said: Said, { items, acts }: World, now: number): readonly Speaker[] {
  const all = Object.values(items);
  const [any] = all;
  if (any === undefined) throw new Error("there is no item at all");
  const by = (who: (item: Item) => readonly string[]) =>
    all.flatMap((item) => who(item).map((one) => ({ who: one, item })));
  switch (said.kind) {
    case "undo": {
      const last = (who: string) => acts[who]?.at(-1)?.at ?? 0;
      const latest = Math.max(...Object.keys(acts).map(last));
      return Object.keys(acts)
        .filter((who) => last(who) === latest)
        .map((who) => ({ who, item: any }));
    }
    case "claim":
      return by(({ stands, history }) => (stands.place === "pool" ? claimersOf(history) : []));
    case "assign":
      return by((item) => (item.stands.place === "pool" ? headsOf(item) : []));
    case "reassign":
      return by((item) => (item.stands.place === "owned" ? headsOf(item) : []));
    case "accept":
    case "decline":
    case "together":
      return by((item) => [askedNow(item, now)].filter((who) => who !== null));
    case "withdraw":
      return by((item) => (askedNow(item, now) === null ? [] : holdersOf(item)));
    case "create":
      return [];
    default:
      return by((item) => (suits(said, item) ? holdersOf(item) : []));
  }
}

function suits(said: Said, { stands: { place, outcome, stage } }: Item): boolean {
  if (place === "pool") return false;
  switch (said.kind) {
    case "advance":
      return outcome === "open" && stage <= said.to;
    case "win":
      return outcome === "open" && stage > 1;
    case "move-back":
      return outcome !== "lost" && stage > said.to;
    case "lose":
    case "return":
      return outcome === "open";
    case "restart":
      return outcome === "lost";
    case "payment":
      return outcome === "won";
    default:
      return true;
  }
}

/** Everybody, and oftener whoever has claimed it before. */
function claimersOf(history: Item["history"]): readonly string[] {
  const before = history.filter(({ what }) => what === "claimed").map(({ by }) => by);
  return [...COLLEAGUES.map(({ id }) => id), ...before];
}

/** Their owner oftener than the head. */
function holdersOf(item: Item): readonly string[] {
  const { owner } = item.stands;
  return owner === null ? [] : [owner, owner, owner, ...headsOf(item)];
}

function headsOf(item: Item): readonly string[] {
  return COLLEAGUES.filter(({ id }) => leads(id, item)).map(({ id }) => id);
}
