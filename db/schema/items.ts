// The items of the whole product; their place, stage and clock (rules.md 1).
import { EntitySchema } from "typeorm";
import type { Item } from "../../src/domain/item.ts";
import { table } from "../table.ts";
import { bigint, flag, int, optional, serial, text } from "./columns.ts";

export const itemsSchema = new EntitySchema<Item>({
  name: "items",
  columns: {
    no: serial,
    customerId: int,
    kind: text,
    place: text,
    stage: optional(int),
    outcome: text,
    intake: text,
    source: optional(text),
    finderId: optional(text),
    ownerId: optional(text),
    departmentId: optional(int),
    largeDepartmentId: int,
    need: optional(text),
    fit: optional(text),
    selfCleaned: flag,
    unqualified: flag,
    awaiting: optional(text),
    solution: optional(text),
    expectedFen: optional(bigint),
    quotedFen: optional(bigint),
    contractFen: optional(bigint),
    quotedOn: optional(text),
    competitors: optional(text),
    meeting: optional(text),
    openPoints: optional(text),
    decisionMaker: optional(text),
    plannedSigningOn: optional(text),
    signedOn: optional(text),
    lostReason: optional(text),
    lostTo: optional(text),
    createdAt: bigint,
    receivedAt: bigint,
    lastFollowUpAt: optional(bigint),
    attemptsInARow: int,
    pooledAt: optional(bigint),
    timesReturned: int,
    reactivated: flag,
    nextDay: optional(text),
    nextMinute: optional(int),
    nextText: optional(text),
    nextDueAt: optional(bigint),
    deadlineAt: optional(bigint),
    ruleVersion: int,
    version: int,
  },
  indices: [
    { name: "items_owner", columns: ["ownerId", "place", "nextDueAt"] },
    { name: "items_pool", columns: ["place", "largeDepartmentId", "pooledAt"] },
    { name: "items_customer", columns: ["customerId"] },
    { name: "items_due", columns: ["place", "nextDueAt"] },
    { name: "items_deadline", columns: ["place", "stage", "deadlineAt"] },
  ],
});

export const itemsTable = table(itemsSchema);
