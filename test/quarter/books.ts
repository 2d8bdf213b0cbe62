// The count of a quarter: what should have been said beside what WeCom accepted, message by message.
import { type Expected, SCHEDULED } from "./expected.ts";
import { AGAIN, type Heard, hear, isCutOff, paragraphsOf, says } from "./heard.ts";
import { at, type Day, dayOf, minuteOf, works } from "./time.ts";
import type { Accepted } from "./wecom.ts";

/** Why something expected was not accepted, where that is right. */
export type Excuse = "settled" | "unreachable" | "once";

export interface Counts {
  /** Accepted notices by kind. */
  readonly kinds: ReadonlyMap<string, number>;
  readonly doubled: readonly string[];
  /** Never accepted, and no excuse. */
  readonly missing: readonly string[];
  /** Accepted, and nothing called for it. */
  readonly uncalled: readonly string[];
  readonly outsideWindow: readonly string[];
  readonly overCap: readonly string[];
  readonly excused: Readonly<Record<Excuse, number>>;
  /** Accepted later than a quarter of an hour after they were said: weather, quiet hours, the cap. */
  readonly late: number;
  /** Sent a second time and marked so, where nobody knew whether the first had arrived. */
  readonly marked: number;
}

interface Open {
  readonly wanted: Expected;
  message: Accepted | null;
}

const LATE_MS = 15 * 60_000;
const MOST = { lists: 1, more: 3, posts: 2 } as const;
const scheduled = new Set<string>(SCHEDULED);

export function openBooks() {
  const open = new Map<string, Open[]>();
  const kinds = new Map<string, number>();
  const doubled: string[] = [];
  const uncalled: string[] = [];
  const outsideWindow: string[] = [];
  const carried = new Map<Expected, Accepted>();
  const warned = new Map<string, readonly Accepted[]>();
  const perDay = new Map<string, { lists: number; more: number; said: string[] }>();
  /** The first piece of something long, until the second has arrived. */
  const begun = new Map<string, Accepted>();
  let late = 0;
  let marked = 0;

  const place = ({ kind, date }: Pick<Heard, "kind" | "date">, to: string) => `${kind} ${date} → ${to}`;

  function take(message: Accepted, paragraph: string): Heard {
    const heard = hear(paragraph);
    kinds.set(heard.kind, (kinds.get(heard.kind) ?? 0) + 1);
    if (heard.kind === "other") return heard;
    const at = place(heard, message.to);
    const about = (open.get(at) ?? []).filter(({ wanted }) => says(heard, wanted));
    // The one said last: an earlier one may have been settled before it could go.
    const match = about.findLast((one) => one.message === null);
    if (match !== undefined) {
      match.message = message;
      carried.set(match.wanted, message);
      if (heard.kind === "return-warning") warnedOf(match.wanted, heard, message);
      if (message.at - match.wanted.at > LATE_MS) late++;
      return heard;
    }
    const last = about.at(-1);
    if (AGAIN.test(message.text) && last !== undefined) {
      marked++;
      carried.set(last.wanted, message);
      // Nobody heard that the first one had arrived: this one may be the first that counts as delivered.
      if (heard.kind === "return-warning") warnedOf(last.wanted, heard, message);
    } else if (about.length > 0) doubled.push(told(message, paragraph));
    else {
      const wanted = (open.get(at) ?? []).map(({ wanted: { items } }) => numbers(items));
      uncalled.push(
        `${told(message, paragraph)}\n  says ${numbers(heard.items)}, wanted ${wanted.join(" or ")}`,
      );
    }
    return heard;
  }

  /** The first piece of it, where the others are still to come. */
  function beginningOf({ to, kind, items }: Expected): Accepted | undefined {
    const first = begun.get(to);
    const heard = first === undefined ? null : hear(paragraphsOf(first.text).at(-1) ?? "");
    if (heard === null || !heard.items.every((no) => items.includes(no))) return undefined;
    // Only its end tells a manager's from a head's.
    return heard.kind === kind || (heard.kind === "head" && kind === "manager") ? first : undefined;
  }

  /** Whoever has read its number has been warned of an item, and nobody else. */
  function warnedOf({ about }: Expected, { items }: Heard, message: Accepted): void {
    for (const { no, deadline } of about.filter((one) => items.includes(one.no))) {
      const key = `${no}/${deadline}`;
      warned.set(key, [...(warned.get(key) ?? []), message]);
    }
  }

  /** What the clock says counts against the window and the caps; one with the list is the list, a repeat no other. */
  function measure(message: Accepted, all: readonly Heard[]): void {
    if (!all.some(({ kind }) => scheduled.has(kind))) return;
    const day = dayOf(message.at);
    const minute = minuteOf(message.at);
    if (!works(day) || minute < 540 || minute >= 1200) outsideWindow.push(told(message, message.text));
    if (AGAIN.test(message.text)) return;
    const key = `${day} ${message.to}`;
    const count = perDay.get(key) ?? { lists: 0, more: 0, said: [] };
    perDay.set(key, count);
    count.said.push(`${minute} ${all.map(({ kind }) => kind).join("+")}`);
    if (all.some(({ kind }) => kind === "morning-list")) count.lists++;
    else count.more++;
  }

  function enter(message: Accepted): void {
    const paragraphs = paragraphsOf(message.text);
    const heard = paragraphs.map((paragraph) => take(message, paragraph));
    measure(message, heard);
  }

  return {
    expect(all: readonly Expected[]): void {
      for (const wanted of all) {
        const at = place(wanted, wanted.to);
        open.set(at, [...(open.get(at) ?? []), { wanted, message: null }]);
      }
    },
    accept(message: Accepted): void {
      const begunBefore = begun.get(message.to);
      begun.delete(message.to);
      // Said from its beginning once more, where nobody heard whether that had arrived.
      const isAnew = begunBefore !== undefined && AGAIN.test(message.text);
      const before = isAnew ? undefined : begunBefore;
      if (isAnew) marked++;
      const whole = before === undefined ? message : joined(before, message);
      if (isCutOff(whole.text)) begun.set(message.to, whole);
      else enter(whole);
    },
    /** When the warnings about an item's deadline were delivered. */
    warned: (no: number, deadline: number): readonly number[] =>
      (warned.get(`${no}/${deadline}`) ?? []).flatMap(({ answeredAt }) =>
        answeredAt === null ? [] : [answeredAt],
      ),
    /** When something expected was delivered; null while it was not. */
    deliveredAt: (wanted: Expected): number | null =>
      (carried.get(wanted) ?? beginningOf(wanted))?.answeredAt ?? null,
    /** What was said before an instant and has not been accepted. */
    waiting: (before: number): readonly Expected[] =>
      [...open.values()]
        .flat()
        .flatMap(({ wanted, message }) => (message === null && wanted.at < before ? [wanted] : [])),
    close(excuse: (wanted: Expected) => Excuse | null, before: number): Counts {
      const excused = { settled: 0, unreachable: 0, once: 0 };
      const missing: string[] = [];
      for (const message of begun.values()) enter(message);
      for (const wanted of this.waiting(before)) {
        const why = excuse(wanted);
        if (why !== null) excused[why]++;
        else
          missing.push(
            `${dayOf(wanted.at)} ${minuteOf(wanted.at)} ${place(wanted, wanted.to)} ${numbers(wanted.items)}`,
          );
      }
      const overCap = [...perDay].flatMap(([key, { lists, more, said }]) => {
        const most = key.includes("/") ? MOST.posts : MOST.more;
        return lists > MOST.lists || more > most ? [`${key}: ${said.join(", ")}`] : [];
      });
      return { kinds, doubled, missing, uncalled, outsideWindow, overCap, excused, late, marked };
    },
  };
}

/** One notice in two messages: heard from the first one on, which names what is asked. */
function joined(first: Accepted, { text }: Accepted): Accepted {
  return { ...first, text: `${first.text}\n${text}` };
}

const numbers = (items: readonly number[]) => items.map((no) => `#${no}`).join(" ");

function told({ at: instant, to }: Accepted, text: string): string {
  const day: Day = dayOf(instant);
  return `${day} ${(instant - at(day)) / 60_000} ${to}: ${text.slice(0, 300)}`;
}
