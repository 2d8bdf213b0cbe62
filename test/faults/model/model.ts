// The model: what becomes of what is said, by an account of rules.md that is kept apart from the program.
import { assign, claim, giveBack, reassign } from "./hands.ts";
import { create, edit, followUp, payment } from "./notes.ts";
import { accept, decline, offer, together, withdraw } from "./offers.ts";
import { STRANGER } from "./people.ts";
import type { Of, Said, SaidOfItem } from "./said.ts";
import { advance, lose, moveBack, restart, win } from "./stages.ts";
import { undo } from "./undo.ts";
import { type Answer, type Item, No, refuseUnless, type Scene, type World } from "./world.ts";

export interface Message {
  readonly who: string;
  readonly said: Said;
  /** The customer whose item is meant; of what is said of none, any. */
  readonly of: string;
  /** 确认, said to the question whether they are sure. */
  readonly confirmed?: boolean;
}

/** The world after a message, and what its speaker is answered; the world that was given stays as it is. */
export function answered(
  world: World,
  { who, said, of, confirmed = false }: Message,
  now: number,
): { readonly world: World; readonly answer: Answer } {
  if (who === STRANGER) return { world, answer: "stranger" };
  const scene = { world: structuredClone(world), who, now, confirmed };
  try {
    if (said.kind === "undo") undo(scene);
    else if (said.kind === "create") create(scene, said);
    else {
      const item = scene.world.items[of];
      refuseUnless(item !== undefined);
      (RULES[said.kind] as Rule<SaidOfItem>)(scene, item, said);
    }
    return { world: scene.world, answer: "done" };
  } catch (error) {
    if (error instanceof No) return { world, answer: error.answer };
    throw error;
  }
}

const RULES: { readonly [Kind in SaidOfItem["kind"]]: Rule<Of<Kind>> } = {
  "follow-up": followUp,
  advance,
  win,
  "move-back": moveBack,
  lose,
  restart,
  return: giveBack,
  claim,
  assign,
  reassign,
  transfer: offer,
  accept,
  decline,
  together,
  withdraw,
  edit,
  payment,
};

export const KINDS: readonly string[] = ["create", ...Object.keys(RULES)];

type Rule<OneSaid> = (scene: Scene, item: Item, said: OneSaid) => void;
