// 最后一位是七不是一, 不对是13600009999: whose number is put right, of the people known there.
import type { Surroundings } from "./around.ts";
import type { Tail } from "./put-right.ts";
import { NOTHING, type Speech } from "./spoken.ts";

/** Of several people there, the one whose number is most like it; null where nobody's is, or one alone is known. */
export async function ofWhom(phone: string, no: number, around: Surroundings): Promise<Speech | null> {
  return (await around.reachedBy(no)).length < 2 ? null : renumberedTo(phone, no, around);
}

export const MOST_DIFFERING = 4;

export function differing(one: string, other: string): number {
  if (one.length !== other.length) return Number.POSITIVE_INFINITY;
  return [...one].filter((digit, at) => digit !== other[at]).length;
}

export const OF_CONTACTS: ReadonlySet<string> = new Set(["contact", "phone"]);

/** 最后一位是七不是一: of the only number it can be at once, of several the last one where that is confirmed. */
async function renumbered(
  { digits: said, wrong, turned = 0 }: Tail,
  no: number,
  { registry, reachedBy }: Surroundings,
): Promise<Speech | null> {
  const people = (await reachedBy(no)).filter(
    ({ phone }) => phone.endsWith(wrong) && phone.length > Math.max(said.length, turned),
  );
  const alike = people.filter(({ phone }) => isAlike(phone.slice(-said.length), said));
  const [only] = people.length === 1 ? people : alike.length === 1 ? alike : [];
  const last = only ?? people.at(-1);
  if (last === undefined) return null;
  // 末尾两位抄倒了
  const digits = turned === 0 ? said : [...last.phone.slice(-turned)].reverse().join("");
  const phone = `${last.phone.slice(0, -digits.length)}${digits}`;
  const command = `${registry.wordOf("contact")} #${no} ${registry.entry("contact").offered({ renumbered: true, contact: `${last.name} ${phone}` })}`;
  return only === undefined ? { ...NOTHING, offers: [command] } : { ...NOTHING, runs: [command] };
}

/** 最后一位是8 13900005568: said in full, of the only one whose number is most like it. */
export async function renumberedTo(
  phone: string,
  no: number,
  { registry, reachedBy }: Surroundings,
): Promise<Speech | null> {
  const [only, another] = (await reachedBy(no)).filter(
    (one) => differing(one.phone, phone) <= MOST_DIFFERING,
  );
  if (only === undefined || another !== undefined) return null;
  const contact = registry.entry("contact").offered({ renumbered: true, contact: `${only.name} ${phone}` });
  return { ...NOTHING, runs: [`${registry.wordOf("contact")} #${no} ${contact}`] };
}

/** By its last digits, or by all of them where they are said too. */
export async function renumberedBy(
  tail: Tail,
  { whole, no }: { readonly whole: string | null; readonly no: number },
  around: Surroundings,
): Promise<Speech | null> {
  if (whole === null) return renumbered(tail, no, around);
  return whole.endsWith(tail.digits) ? renumberedTo(whole, no, around) : null;
}

/** 1243 for 1234, 3391 for 3390: two changed places, or one other digit. */
function isAlike(one: string, other: string): boolean {
  if (other.length < SHORTEST_ALIKE) return false;
  const sorted = (digits: string) => [...digits].sort().join("");
  return sorted(one) === sorted(other) || [...one].filter((digit, at) => digit !== other[at]).length === 1;
}

const SHORTEST_ALIKE = 3;
