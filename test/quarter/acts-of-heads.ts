// What those who lead type in a day: answers to what they were asked, leaves, other hands, and the pool put in order.
import type { Escalation } from "../../src/domain/hands/escalation.ts";
import type { Item } from "../../src/domain/item/item.ts";
import type { Act, Habits } from "./acts.ts";

/** Each as often as it stands here; {} is the number. */
const ANSWERS = [
  "收到 {}",
  "收到 {}",
  "协访 {} 周四一起去",
  "给资源 {} 李工到场",
  "宽限 {} 2天",
  "接管 {}",
  "保留 {} 在等预算",
  "一起做 {}",
  "收回 {} 一直没动",
  "改派 {} 给 @同事 客户点名",
];
const ANSWERED = 0.4;

export interface Line {
  readonly open: readonly Escalation[];
  /** What somebody above acts for. */
  readonly takenOver: readonly Item[];
  /** Who waits for a yes to a leave, by department. */
  readonly asking: readonly { readonly memberId: string; readonly headId: string }[];
  readonly pool: readonly Item[];
  readonly dormant: readonly Item[];
  /** What was returned by the clock and is asked back. */
  readonly appealed: readonly { readonly no: number; readonly by: string; readonly headId: string }[];
}

export function actsOfHeads(line: Line, { company, chance }: Habits): Act[] {
  const acts: Act[] = [];
  const say = (userId: string, text: string, first = 600, last = 1070) =>
    acts.push({ minute: chance.between(first, last), userId, text });
  const { heads, managers, reps, nameOf } = company;

  for (const { no, headId, managerId } of line.open) {
    const asked = managerId ?? headId;
    if (asked === null || !chance.happens(ANSWERED)) continue;
    const text = (chance.one(ANSWERS) ?? "").replace("{}", String(no));
    const minute = chance.between(600, 1069);
    say(asked, text.replace("同事", nameOf(chance.one(reps) ?? "")), minute, minute);
    // What takes away is asked about once more.
    if (text.startsWith("收回")) say(asked, "确认", minute + 1, minute + 1);
  }
  for (const { no, actingId, ownerId } of line.takenOver)
    if (actingId !== null && ownerId !== null && chance.happens(0.2))
      say(actingId, `还给 ${no} @${nameOf(ownerId)}`);
  for (const { memberId, headId } of line.asking)
    say(headId, `${chance.happens(0.8) ? "准假" : "不准假"} ${nameOf(memberId)}`);
  for (const { no, by, headId } of line.appealed)
    if (chance.happens(0.6)) say(headId, `还给 ${no} @${nameOf(by)}`);

  for (const head of heads) {
    if (chance.happens(0.02)) say(head, "请假 明天");
    if (chance.happens(0.01)) say(head, `请假 明天到3天后 @${nameOf(chance.one(reps) ?? "")}代管`);
    if (chance.happens(0.03)) {
      const [who, deputy] = [chance.one(reps), chance.one(reps)];
      say(head, `代管 ${nameOf(who ?? "")} @${nameOf(deputy ?? "")} 明天到3天后`);
    }
    const free = chance.one(line.pool);
    if (free !== undefined && chance.happens(0.15))
      say(head, `分配 ${free.no} 给 @${nameOf(chance.one(reps) ?? "")}`);
  }
  for (const manager of managers) {
    if (chance.happens(0.02)) say(manager, "请假 明天");
    for (const { no } of line.pool) if (chance.happens(0.004)) say(manager, `沉寂 ${no} 一年无动静`);
    for (const { no } of line.dormant) if (chance.happens(0.05)) say(manager, `激活 ${no} 春季展会`);
  }
  return acts;
}
