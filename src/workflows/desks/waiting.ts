// What waits for a head's or manager's answer, as they read it in 今日: each with what settles it (rules.md 6, 8, 12).
import type { Store } from "../../../db/store.ts";
import type { ClockScene } from "../../chat/turn/clockwork.ts";
import { dayOf } from "../../domain/day.ts";
import type { EscalationKind } from "../../domain/hands/escalation.ts";
import { unanswered } from "../../domain/hands/transfer.ts";
import type { Actor } from "../../domain/people/rights.ts";
import { openEscalation } from "../escalations.ts";
import { besideLines, type Line } from "../lists.ts";
import { departmentsLed } from "../team.ts";
import { valuesWaiting } from "../value/waiting.ts";

export interface WaitingScene extends ClockScene {
  readonly actor: Actor;
  readonly store: Store;
  readonly now: number;
}

/** Of each kind so many; how many there are is said. */
const SHOWN = 5;

/** Null for whoever leads nobody, and where nothing waits. */
export async function waitingFor(scene: WaitingScene) {
  const { actor, store, now } = scene;
  if (actor.leads.length === 0) return null;
  const departments = new Set((await departmentsLed(actor, store)).map(({ id }) => id));
  const escalations = await escalationsOf(scene);
  const tickets = (await besideLines(await store.tickets.allOpen(), store)).filter(
    ({ by, item }) => by !== actor.userId && departments.has(item.departmentId ?? 0),
  );
  const transfers = await besideLines(
    (await store.transfers.allOpen()).filter((offer) => unanswered(offer).includes(actor.userId)),
    store,
  );
  const splits = await besideLines(
    (await store.splits.allOpen()).filter(
      ({ askedId, state }) => askedId === actor.userId && TO_BE_JUDGED.has(state),
    ),
    store,
  );
  const members = new Map((await store.people.active()).map((member) => [member.userId, member]));
  const leaves = (await store.absences.asked(dayOf(now))).filter(
    ({ memberId }) =>
      memberId !== actor.userId && departments.has(members.get(memberId)?.mainDepartmentId ?? 0),
  );
  const values = await valuesWaiting(scene);
  const figures = await figuresOf(scene, departments);
  const kinds = [escalations, tickets, transfers, splits, leaves, values, figures];
  const count = kinds.reduce((sum, { length }) => sum + length, 0);
  if (count === 0) return null;
  const names = await store.people.names([
    ...tickets.map(({ by }) => by),
    ...transfers.flatMap(({ fromId, toId }) => [fromId, toId]),
  ]);
  return {
    count,
    escalations: escalations.slice(0, SHOWN),
    tickets: tickets.slice(0, SHOWN).map((ticket) => ({ ...ticket, name: names[ticket.by] })),
    transfers: transfers
      .slice(0, SHOWN)
      .map((offer) => ({ ...offer, from: names[offer.fromId], to: names[offer.toId] })),
    splits: splits.slice(0, SHOWN),
    values: values.slice(0, SHOWN),
    figures: figures.slice(0, SHOWN),
    leaves: leaves
      .slice(0, SHOWN)
      .map((leave) => ({ ...leave, name: members.get(leave.memberId)?.name ?? leave.memberId })),
    isMore: kinds.some(({ length }) => length > SHOWN),
  };
}

const TO_BE_JUDGED: ReadonlySet<string> = new Set(["last-offers", "awaiting-head", "awaiting-manager"]);

/** What they were told of and nobody has answered, as far as it stands. */
async function escalationsOf(scene: WaitingScene): Promise<(Line & { readonly kind: EscalationKind })[]> {
  const { actor, store } = scene;
  const asked = (await store.escalations.allOpen()).filter(
    ({ answer, headId, toldHeadAt, managerId, toldManagerAt }) =>
      answer === null &&
      ((headId === actor.userId && toldHeadAt !== null) ||
        (managerId === actor.userId && toldManagerAt !== null)),
  );
  const items = await store.items.byNos([...new Set(asked.map(({ no }) => no))]);
  const standing = [];
  for (const item of items) {
    const open = await openEscalation(item, scene);
    if (open !== null) standing.push({ no: item.no, kind: open.kind });
  }
  return besideLines(standing, store);
}

/** What is unusual about departments of theirs, and nobody has said yet what is done about it. */
async function figuresOf({ store }: WaitingScene, departmentIds: ReadonlySet<number>) {
  const asked = (await store.anomalies.standing()).filter(
    ({ answeredAt, departmentId }) => answeredAt === null && departmentIds.has(departmentId),
  );
  if (asked.length === 0) return [];
  const departments = new Map((await store.people.departments()).map((one) => [one.id, one]));
  return asked.map((line) => ({ line, department: departments.get(line.departmentId) }));
}
