// What puts something on the table: 分成, 改分成, 二选一, and B's pick (rules.md 8).

import { allotted, type SharesSaid } from "../../chat/args/shares.ts";
import { meantOf, type VersionsSaid } from "../../chat/args/split.ts";
import type { InHand } from "../../chat/args/take-up.ts";
import type { Saying } from "../../chat/command.ts";
import { isPlainYes } from "../../chat/read/consent.ts";
import { may } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";
import { choose, type Offer, offerChoice } from "../../domain/split/choice.ts";
import { type Beginning, counter, propose } from "../../domain/split/propose.ts";
import { isSame, type Ledgers } from "../../domain/split/shares.ts";
import { currentOf, isParty, type Meant, type Split } from "../../domain/split/split.ts";
import { clearGround, type StepScene, settled, splitSpokenOf, stepTo, taken } from "./step.ts";
import { tidingsOf } from "./tidings.ts";

/** 分成 with shares. Where nothing is on the table of what is open, a party's are a counter-proposal. */
export async function proposed(
  { inHand, shares }: { readonly inHand: InHand; readonly shares: SharesSaid },
  scene: StepScene,
): Promise<Saying> {
  const { item, customer, relations } = inHand;
  const { store, actor, now, rules } = scene;
  if (!may("propose-split", relations))
    throw new RuleError("not-yours", {
      item,
      customer,
      right: "propose-split",
      seen: true,
      claimable: false,
    });
  const owner = item.ownerId ?? actor.userId;
  const ledgers = allotted(shares, { first: relations.has("owner") ? actor.userId : owner });
  const lapsed = await clearGround(item, scene);
  const open = lapsed === null ? await store.splits.openOf(item.no) : null;
  if (open !== null) return besides(open, { inHand, shares, ledgers }, scene);
  const number = await store.splits.nextNumber(item.no);
  const after = propose(item, {
    ledgers,
    by: actor.userId,
    number,
    now,
    rules,
    ...(await beginning(item.no, scene)),
  });
  const saying = await taken(
    { item, customer, before: null, after, step: "proposed", what: "split-proposed" },
    scene,
  );
  return withLapsed(saying, { lapsed, inHand }, scene);
}

/** One proposal at a time: the same again is answered as before, another is a matter of 改分成. */
async function besides(
  open: Split,
  given: { readonly inHand: InHand; readonly shares: SharesSaid; readonly ledgers: Ledgers },
  scene: StepScene,
): Promise<Saying> {
  const { item, customer } = given.inHand;
  const current = currentOf(open);
  const isAgain = current?.by === scene.actor.userId && isSame(current.ledgers, given.ledgers);
  if (open.state === "open" && isAgain)
    return taken(
      { item, customer, before: open, after: open, step: "proposed", what: "split-proposed" },
      scene,
    );
  if (open.state === "open" && current === null && isParty(open, scene.actor.userId))
    return countered({ ...given, before: open, meant: [] }, scene);
  throw new RuleError("split-open", { split: open });
}

interface Counter {
  readonly inHand: InHand;
  readonly before: Split;
  readonly shares: SharesSaid;
  readonly meant: Meant;
}

/** 改分成. Numbers without names go to the speaker first, then to the others in their order. */
export async function countered(
  { inHand, before, shares, meant }: Counter,
  scene: StepScene,
): Promise<Saying> {
  const { item, customer } = inHand;
  const by = scene.actor.userId;
  const others = before.parties.flatMap(({ memberId, left }) => (memberId === by || left ? [] : [memberId]));
  const after = counter(before, {
    ledgers: allotted(shares, { first: by, ...(shares.partners.length > 0 ? {} : { others }) }),
    by,
    number: await scene.store.splits.nextNumber(item.no),
    now: scene.now,
    rules: scene.rules.of(null, before.since),
    meant,
  });
  return taken({ item, customer, before, after, step: "proposed", what: "split-proposed" }, scene);
}

/** 二选一. Written by somebody who is neither of the two, the owner's own yes is asked for once B has picked. */
export async function offered(
  { inHand, picker, offer }: { readonly inHand: InHand; readonly picker: string; readonly offer: Offer },
  scene: StepScene,
): Promise<Saying> {
  const { item, customer } = inHand;
  const { store, actor, now, rules } = scene;
  const lapsed = await clearGround(item, scene);
  const open = lapsed === null ? await store.splits.openOf(item.no) : null;
  const writer = picker === item.ownerId ? actor.userId : (item.ownerId ?? actor.userId);
  const after = offerChoice(item, {
    offer,
    writer,
    picker,
    by: actor.userId,
    number: await store.splits.nextNumber(item.no),
    now,
    rules,
    ...(await beginning(item.no, scene)),
  });
  if (open !== null && isSameOffer(open, after))
    return taken(
      { item, customer, before: open, after: open, step: "offered", what: "split-proposed" },
      scene,
    );
  if (open !== null) throw new RuleError("split-open", { split: open });
  const saying = await taken(
    { item, customer, before: null, after, step: "offered", what: "split-proposed" },
    scene,
  );
  return withLapsed(saying, { lapsed, inHand }, scene);
}

function isSameOffer(open: Split, after: Pick<Split, "by" | "versions">): boolean {
  return (
    open.state === "choosing" &&
    open.by === after.by &&
    open.versions.every((version, index) => {
      const other = after.versions[index];
      return other !== undefined && isSame(version.ledgers, other.ledgers);
    })
  );
}

interface Picked {
  readonly item: InHand;
  readonly versions: VersionsSaid;
  readonly text: string;
  readonly option: "first" | "second";
}

/** 选甲, 选乙. */
export async function chosen(
  { item: inHand, versions, text, option }: Picked,
  scene: StepScene,
): Promise<Saying> {
  const { item, customer } = inHand;
  const before = await splitSpokenOf(item, scene);
  if (!isPlainYes(text)) throw new RuleError("split-conditional", { split: before, words: text });
  const meant = meantOf(versions, item);
  const picked = choose(before, { by: scene.actor.userId, option, meant, now: scene.now });
  const after = await settled(picked, item, scene);
  const step = stepTo(after, "picked");
  return taken({ item, customer, before, after, step, what: "split-agreed" }, scene);
}

async function beginning(no: number, { store, chat }: StepScene): Promise<Beginning> {
  const inForce = await store.splits.inForceOf(no);
  const leavers: string[] = [];
  for (const { memberId } of inForce?.parties ?? [])
    if ((await store.people.member(memberId))?.active !== true) leavers.push(memberId);
  return { chat, inForce, leavers };
}

/** What lay in the way without ground is over: its parties hear so with the new one. */
async function withLapsed(
  saying: Saying,
  { lapsed, inHand }: { readonly lapsed: Split | null; readonly inHand: InHand },
  scene: StepScene,
): Promise<Saying> {
  if (lapsed === null) return saying;
  const { item, customer } = inHand;
  const given = {
    split: lapsed,
    step: "ended",
    item,
    customer,
    by: null,
    chat: null,
    text: "",
    headId: null,
  } as const;
  const { notices, post } = await tidingsOf(given, scene);
  return {
    ...saying,
    notices: [...notices.filter(({ to }) => to !== scene.actor.userId), ...(saying.notices ?? [])],
    posts: [...(post === null ? [] : [post]), ...(saying.posts ?? [])],
  };
}
