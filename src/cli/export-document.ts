// The document of `npm run export` (contract.md, Command line), made of the rows of the database.
import type { Rows } from "../../db/dump.ts";
import { groupedBy } from "../domain/grouped.ts";
import { amountOf } from "../domain/item/item.ts";
import { editionsOf } from "../domain/rules/version.ts";
import { createProductsIn } from "../domain/value/products.ts";
import { agreementsIn, splitsInForce } from "./export-agreements.ts";
import { iso, isoOrNull } from "./iso.ts";

/** Everything users' scripts read, and under `rows` what an import into an empty database needs. */
export function exportDocument(rows: Rows) {
  const customers = new Map(rows.customers.map((customer) => [customer.id, customer]));
  const followUps = byItem(rows.followUps);
  const history = byItem(rows.history);
  const payments = byItem(rows.payments);
  const splits = splitsInForce(rows);
  const productNames = new Map(rows.products.map(({ id, name }) => [id, name]));
  const productsIn = createProductsIn(rows.productNames);
  return {
    items: rows.items.map((item) => {
      const customer = customers.get(item.customerId);
      return {
        no: item.no,
        kind: item.kind,
        customer: customer?.name ?? "",
        customerType: customer?.type ?? "company",
        place: item.place,
        stage: item.stage,
        outcome: item.outcome,
        owner: item.ownerId,
        amountFen: amountOf(item),
        nextDue: isoOrNull(item.nextDueAt),
        source: item.source,
        products: productsIn(item.need).map((id) => productNames.get(id) ?? ""),
        solution: item.solution,
        followUps: (followUps.get(item.no) ?? []).map(({ at, by, text, undoneAt }) => ({
          at: iso(at),
          by,
          text,
          ...(undoneAt === null ? {} : { undone: true }),
        })),
        history: (history.get(item.no) ?? []).map(
          ({ at, by, what, text, field, before, after, place, stage, ownerId, ruleVersion }) => ({
            at: iso(at),
            by,
            what,
            text,
            ...(field === null ? {} : { field, before, after }),
            place,
            stage,
            owner: ownerId,
            ruleVersion,
          }),
        ),
        ...(item.mergedInto === null ? {} : { mergedInto: item.mergedInto }),
        splits: splits.get(item.no) ?? null,
        payments: (payments.get(item.no) ?? []).map(({ at, by, amountFen, text }) => ({
          at: iso(at),
          by,
          amountFen,
          text,
        })),
      };
    }),
    customers: rows.customers.map(({ id, name, type, address, value, erasedAt }) => ({
      id,
      name,
      type,
      address,
      value,
      ...(erasedAt === null ? {} : { erased: iso(erasedAt) }),
    })),
    members: rows.members.map(({ userId, name, mainDepartmentId, active }) => ({
      userId,
      name,
      department: mainDepartmentId,
      active,
      roles: rows.memberRoles.filter((role) => role.userId === userId).map(({ role }) => role),
    })),
    departments: rows.departments.map(({ id, name, parentId }) => ({
      id,
      name,
      parentId,
      leaders: rows.memberships
        .filter((link) => link.departmentId === id && link.isLeader)
        .map(({ memberId }) => memberId),
    })),
    rules: editionsOf(rows.ruleVersions, rows.ruleNumbers).map(
      ({ no, rule, departmentId, startsAt, at, byId, reason, emergency, numbers }) => ({
        version: no,
        rule,
        department: departmentId,
        from: iso(startsAt),
        at: iso(at),
        by: byId,
        reason,
        ...(emergency ? { emergency } : {}),
        numbers: Object.fromEntries(numbers.map(({ path, value }) => [path, value])),
      }),
    ),
    notices: rows.outbox.map(({ key, toKind, toId, bodyText, createdAt, state, attempts, sentAt }) => ({
      key,
      toKind,
      to: toId,
      text: bodyText,
      at: iso(createdAt),
      state,
      attempts,
      sentAt: isoOrNull(sentAt),
    })),
    agreements: agreementsIn(rows),
    pauses: rows.pauses.map(({ no, memberId, customerId, kind, beganAt, endedAt, reason }) => ({
      no: no === 0 ? null : no,
      member: memberId === "" ? null : memberId,
      customer: customerId === 0 ? null : customerId,
      kind,
      from: iso(beganAt),
      to: isoOrNull(endedAt),
      reason,
    })),
    fund: rows.fundEntries.map(({ departmentId, kind, no, mentorId, amountFen, at, by, reason }) => ({
      department: departmentId,
      kind,
      no,
      mentor: mentorId,
      amountFen,
      at: iso(at),
      by,
      reason,
    })),
    mentoring: rows.mentorships.map(({ no, mentorId, askedBy, askedAt, text, day, state }) => ({
      no,
      mentor: mentorId,
      askedBy,
      at: iso(askedAt),
      text,
      day,
      state,
    })),
    jointTalks: rows.jointTalks.map(
      ({ no, mentorId, menteeId, day, at, loggedBy, text, state, answeredBy, answeredAt }) => ({
        no,
        mentor: mentorId,
        mentee: menteeId,
        day,
        at: iso(at),
        by: loggedBy,
        text,
        state,
        answeredBy,
        answeredAt: isoOrNull(answeredAt),
      }),
    ),
    values: rows.customerValues.map(({ customerId, value, reason, by, at, state, answeredBy, reviewOn }) => ({
      customer: customerId,
      value,
      reason,
      by,
      at: iso(at),
      state,
      answeredBy,
      reviewOn,
    })),
    products: rows.products.map(({ id, name, kind, retiredAt }) => ({
      name,
      kind,
      names: rows.productNames.filter(({ productId }) => productId === id).map((one) => one.name),
      retired: isoOrNull(retiredAt),
    })),
    rows,
  };
}

function byItem<Row extends { readonly no: number }>(rows: readonly Row[]): ReadonlyMap<number, Row[]> {
  return groupedBy(rows, ({ no }) => no);
}
