// A split as its words show it: names for userids, one list a ledger, whose turn it is and until when (templates/split.md).
import type { Store } from "../../../db/store.ts";
import type { Calendar } from "../../domain/calendar.ts";
import { amountOf, type Item } from "../../domain/item/item.ts";
import type { Fen } from "../../domain/money.ts";
import type { InForce } from "../../domain/rules/in-force.ts";
import { apportion } from "../../domain/split/apportion.ts";
import { offerOf, type Portion, pickerOf, worseOf } from "../../domain/split/choice.ts";
import { deadlineOf } from "../../domain/split/clock.ts";
import { LEDGERS, type Ledger, type Ledgers, primaryOf } from "../../domain/split/shares.ts";
import {
  currentOf,
  lastOffersOf,
  roundsOf,
  type Split,
  type SplitState,
  turnOf,
  type Version,
} from "../../domain/split/split.ts";

export interface ViewScene {
  readonly store: Store;
  readonly calendar: Calendar;
  readonly rules: InForce;
}

interface NamedShare {
  readonly name: string;
  readonly basisPoints: number;
}

interface VersionView extends Readonly<Record<Ledger, readonly NamedShare[]>> {
  readonly number: number;
  readonly round: number;
  readonly author: string;
  /** Who contacts the customer. */
  readonly primary: string;
}

export interface SplitView {
  readonly state: SplitState;
  readonly end: Split["end"];
  /** Whether the reader is in the chat where it is negotiated: elsewhere a group reads no shares. */
  readonly thread: boolean;
  /** The one on the table or in force, else the last one. */
  readonly version: VersionView;
  /** Nothing is on the table. */
  readonly empty: boolean;
  readonly rounds: number;
  readonly waiting: string;
  readonly until: number | null;
  /** How many have to agree, up to five. */
  readonly sides: number;
  readonly asked: string | null;
  readonly decidedBy: string | null;
  /** The manager picked it: not everybody has agreed. */
  readonly picked: boolean;
  readonly inForceAt: number | null;
  /** Who took the last version off the table. */
  readonly declinedBy: string;
  readonly offers: readonly VersionView[];
  readonly choice: ChoiceView | null;
}

interface ChoiceView {
  readonly first: Portion;
  readonly second: Portion;
  readonly firstNumber: number;
  readonly secondNumber: number;
  /** "first", "second", or null. */
  readonly worse: string | null;
  readonly writer: string;
  readonly picker: string;
}

/** How many sides a word is known for. */
const MOST_SIDES = 5;

/** @param chat where it will be read */
export async function viewOf(
  split: Split,
  {
    chat,
    scene,
  }: { readonly chat: { readonly kind: string; readonly id: string }; readonly scene: ViewScene },
): Promise<SplitView> {
  const last = currentOf(split) ?? split.versions.at(-1);
  if (last === undefined) throw new Error(`the split ${split.id} has no version`);
  const names = await scene.store.people.names([
    ...split.parties.map(({ memberId }) => memberId),
    ...split.versions.map(({ by }) => by),
    split.ownerId,
    split.askedId,
    split.decidedBy,
  ]);
  const name = (userId: string | null | undefined) => (userId == null ? "" : (names[userId] ?? userId));
  const version = (one: Version): VersionView => ({
    number: one.number,
    round: one.round,
    author: name(one.by),
    primary: name(primaryOf(one.ledgers, split.ownerId)),
    ...namedShares(one.ledgers, name),
  });
  const current = currentOf(split);
  const no = split.versions.at(-1)?.answers.find(({ answer }) => answer === "no");
  return {
    state: split.state,
    end: split.end,
    thread: chat.kind === split.chatKind && chat.id === split.chatId,
    version: version(last),
    empty: current === null && split.state === "open",
    rounds: roundsOf(split),
    waiting: turnOf(split).map(name).join("、"),
    until: deadlineOf(split, { ...scene, rules: scene.rules.of(null, split.since) }),
    sides: Math.min(MOST_SIDES + 1, split.parties.length),
    asked: split.askedId === null ? null : name(split.askedId),
    decidedBy: split.decidedBy === null ? null : name(split.decidedBy),
    picked:
      current !== null && split.decidedBy !== null && current.answers.some(({ answer }) => answer !== "yes"),
    inForceAt: split.inForceAt,
    declinedBy: name(no?.memberId),
    offers: lastOffersOf(split).map(version),
    choice: choiceOf(split, name),
  };
}

function namedShares(
  ledgers: Ledgers,
  name: (userId: string) => string,
): Record<Ledger, readonly NamedShare[]> {
  const list = (ledger: Ledger) =>
    ledgers[ledger]
      .filter(({ basisPoints }) => basisPoints > 0)
      .map(({ memberId, basisPoints }) => ({ name: name(memberId), basisPoints }));
  return { performance: list("performance"), ownership: list("ownership"), income: list("income") };
}

function choiceOf(split: Split, name: (userId: string | undefined) => string): ChoiceView | null {
  const offer = offerOf(split);
  const [first, second] = split.versions.filter(({ option }) => option !== null);
  if (offer === null || first === undefined || second === undefined) return null;
  return {
    ...offer,
    firstNumber: first.number,
    secondNumber: second.number,
    worse: worseOf(offer),
    writer: name(split.parties[0]?.memberId),
    picker: name(pickerOf(split)),
  };
}

/** What each gets of the item's amount, to the fen; null while no amount is known. */
export interface Worth {
  readonly amountFen: Fen;
  readonly kind: "contract" | "quoted" | "expected";
  readonly each: readonly {
    readonly memberId: string;
    readonly name: string;
    readonly performanceFen: Fen;
    readonly incomeFen: Fen;
  }[];
}

export async function worthOf(
  ledgers: Ledgers,
  item: Item,
  { store }: Pick<ViewScene, "store">,
): Promise<Worth | null> {
  const amountFen = amountOf(item);
  if (amountFen === null) return null;
  const members = [...new Set(LEDGERS.flatMap((ledger) => ledgers[ledger].map(({ memberId }) => memberId)))];
  const names = await store.people.names(members);
  const parts = (ledger: Ledger) => {
    const shares = ledgers[ledger];
    const fen = apportion(
      amountFen,
      shares.map(({ basisPoints }) => basisPoints),
    );
    return new Map(shares.map(({ memberId }, index) => [memberId, fen[index] ?? 0]));
  };
  const performance = parts("performance");
  const income = parts("income");
  return {
    amountFen,
    kind: item.contractFen !== null ? "contract" : item.quotedFen !== null ? "quoted" : "expected",
    each: members.map((memberId) => ({
      memberId,
      name: names[memberId] ?? memberId,
      performanceFen: performance.get(memberId) ?? 0,
      incomeFen: income.get(memberId) ?? 0,
    })),
  };
}
