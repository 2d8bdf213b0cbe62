// Several items moved at once, in one answer: those that may be, each by its own change; what was left is named with why.
import type { Store } from "../../../db/store.ts";
import type { LeftAlone, Picked } from "../../chat/args/picked.ts";
import type { InHand } from "../../chat/args/take-up.ts";
import { type Saying, type Scene, say } from "../../chat/command.ts";
import type { Change } from "../../domain/item/change.ts";
import type { Item } from "../../domain/item/item.ts";

export interface Moving {
  readonly picked: Picked;
  /** As typed; "" where each goes for its own reason. */
  readonly reason: string;
  /** An item's own reason in words; null where nothing of it stands (any more). */
  readonly reasonOf: (item: Item) => Promise<string | null>;
  /** Why it may not be moved now; null where it may. */
  readonly against?: (item: Item) => Promise<"rests" | null>;
  readonly change: (item: Item, reason: string) => Change;
  readonly moved?: (inHand: InHand, reason: string) => Promise<void>;
  /** 确认 is asked however few they are. */
  readonly asksAlways?: true;
  /** 撤销 takes them back together. */
  readonly isReversible: boolean;
}

interface Line {
  readonly inHand: InHand;
  readonly reason: string;
}

type Left = Omit<LeftAlone, "why"> & { readonly why: LeftAlone["why"] | "rests" };

/** Blocks `ask-together`, `done-together`, `none-together` of the command's template. */
export async function moveTogether(given: Moving, scene: Scene<unknown>): Promise<Saying> {
  const { picked, asksAlways } = given;
  const { rules, confirmed, word } = scene;
  const { lines, left } = await sorted(given);
  const shownLeft = await namedLeft(left, scene.store);
  if (lines.length === 0) return say("none-together", { left: shownLeft });
  const isMany = lines.length > rules.poolLife.atOnce;
  if (!confirmed && (asksAlways === true || isMany || picked.isTwofold)) {
    const values = { lines: lines.map(shown), left: shownLeft, number: picked.number };
    // The very items that are shown, whatever is listed or moved meanwhile.
    const named = lines.map(({ inHand }) => `#${inHand.item.no}`).join(" ");
    // One alone is asked for its reason; several without one go each for their own.
    const reason = lines.length === 1 ? (lines[0]?.reason ?? "") : given.reason;
    return {
      ...say("ask-together", values),
      confirm: true as const,
      confirmAs: `${word} ${named} ${reason}`.trim(),
    };
  }
  const done: { readonly line: Line; readonly item: Item }[] = [];
  for (const line of lines) {
    const item = await scene.save(given.change(line.inHand.item, line.reason));
    await given.moved?.(line.inHand, line.reason);
    done.push({ line, item });
  }
  if (given.isReversible) await remember(done, scene);
  const values = { lines: done.map(({ line, item }) => ({ ...shown(line), item })), left: shownLeft };
  return say("done-together", values);
}

async function sorted({ picked, reason, reasonOf, against }: Moving) {
  const lines: Line[] = [];
  const left: Left[] = [...picked.left];
  for (const inHand of picked.items) {
    const objection = (await against?.(inHand.item)) ?? null;
    const why = reason === "" ? await reasonOf(inHand.item) : reason;
    if (objection !== null) left.push({ inHand, why: objection });
    else if (why === null) left.push({ inHand, why: "moved" });
    else lines.push({ inHand, reason: why });
  }
  return { lines, left };
}

/** One act: 撤销 takes all of it back. One alone is an act by itself. */
async function remember(
  done: readonly { readonly line: Line; readonly item: Item }[],
  { store, actor, now }: Scene<unknown>,
): Promise<void> {
  if (done.length < 2) return;
  await store.acts.addTogether({
    userId: actor.userId,
    at: now,
    items: done.map(({ line, item }) => ({ before: line.inHand.item, version: item.version })),
  });
}

function shown({ inHand, reason }: Line) {
  return { item: inHand.item, customer: inHand.customer, reason };
}

async function namedLeft(left: readonly Left[], { people }: Pick<Store, "people">) {
  const names = await people.names(left.map(({ inHand }) => inHand.item.ownerId));
  return left.map(({ inHand: { item, customer }, why }) => ({
    item,
    customer,
    why,
    owner: names[item.ownerId ?? ""] ?? null,
  }));
}
