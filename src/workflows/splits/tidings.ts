// Who hears of a step in a split, and how (rules.md 8, 12): whose turn it is, whoever does not read it there, the thread.
import type { Customer } from "../../domain/item/customer.ts";
import type { Item } from "../../domain/item/item.ts";
import { currentOf, matterOf, type Split, turnOf } from "../../domain/split/split.ts";
import { type SplitView, type ViewScene, viewOf, worthOf } from "./view.ts";

/** A step, by the block of templates/split.md that tells of it. */
export type Step =
  | "proposed"
  | "offered"
  | "agreed"
  | "picked"
  | "declined"
  | "neither"
  | "awaiting"
  | "handed-over"
  | "in-force"
  | "ended";

export interface Stepped {
  readonly split: Split;
  readonly step: Step;
  readonly item: Item;
  readonly customer: Customer;
  /** Who took it; null for the clock. */
  readonly by: { readonly userId: string; readonly name: string } | null;
  /** Where it was taken; null for the clock. */
  readonly chat: { readonly kind: "single" | "group"; readonly id: string } | null;
  /** What somebody said with it. */
  readonly text: string;
  /** Who is informed of an agreement in force, and is no party. */
  readonly headId: string | null;
}

export interface Tiding {
  readonly to: string;
  readonly block: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly buttons?: string;
  readonly matter?: string;
}

export interface Tidings {
  /** For whoever took the step, where they took it. */
  readonly values: Readonly<Record<string, unknown>> & { readonly split: SplitView };
  readonly notices: readonly Tiding[];
  /** For the group where it is negotiated, if the step was taken elsewhere; null where it was not, or there is none. */
  readonly post: {
    readonly chatId: string;
    readonly block: string;
    readonly values: Readonly<Record<string, unknown>>;
  } | null;
}

export async function tidingsOf(stepped: Stepped, scene: ViewScene): Promise<Tidings> {
  const { split, step, item, customer, by, chat, text } = stepped;
  const view = await viewOf(split, { chat: chat ?? PRIVATE, scene });
  const amends = item.outcome === "won";
  const values = { item, customer, split: view, by, text, amends, rules: scene.rules.split };
  const inThread = split.chatKind === "group" && chat?.kind === "group" && chat.id === split.chatId;
  const notices: Tiding[] = [];
  const heard = new Set([by?.userId]);
  const tell = (to: string | null, block: string, more: { buttons?: string; values?: object } = {}) => {
    if (to === null || heard.has(to)) return;
    heard.add(to);
    notices.push({
      to,
      block,
      values: { ...values, ...more.values },
      ...(more.buttons === undefined ? {} : { buttons: more.buttons, matter: matterOf(split) }),
    });
  };

  if (step === "offered") for (const to of turnOf(split)) tell(to, "pick", { buttons: "pick-buttons" });
  else if (step === "proposed" || step === "picked") {
    const version = currentOf(split);
    const worth = version === null ? null : await worthOf(version.ledgers, item, scene);
    for (const to of turnOf(split)) {
      const mine = worth?.each.find(({ memberId }) => memberId === to) ?? null;
      tell(to, "turn", { buttons: "turn-buttons", values: { worth, mine } });
    }
  }
  if (step === "awaiting") tell(split.askedId, "approve", { buttons: "approve-buttons" });
  if (step === "handed-over") tell(split.askedId, "decide", { buttons: "decide-buttons" });
  // A yes that leaves others to wait for concerns only whoever made the version.
  const author = currentOf(split)?.by ?? null;
  for (const { memberId, left, there } of split.parties)
    if (!left && !(inThread && there) && (step !== "agreed" || memberId === author)) tell(memberId, step);
  if (step === "in-force") tell(stepped.headId, "in-force");

  const isElsewhere = split.chatKind === "group" && !inThread;
  return {
    values,
    notices,
    post: isElsewhere
      ? { chatId: split.chatId, block: step, values: { ...values, split: { ...view, thread: true } } }
      : null,
  };
}

const PRIVATE = { kind: "single", id: "" } as const;
