// WeCom's end under load: many people write at once, every callback comes again until it is answered, every tenth comes three times.
import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { beforeLanding, isLong } from "../setup/counts.ts";
import { appText, createClient } from "../setup/wecom-client.ts";

/** Each writes about an item of their own; whatever else they share, they share in a company, too. */
export const PEOPLE = ["ZhangSan", "lisi", "wangwu", "guangzhou", "zhuguan", "erzhu", "jingli", "heshi"];

export interface Told {
  /** What was written; no two are alike. */
  readonly text: string;
  /** The answer; every further delivery has read the same. */
  readonly answer: string;
  /** What came instead of an answer, delivery by delivery: a status, what could not be done, or nothing in time. */
  readonly misses: readonly string[];
  /** When the first answer was there, ms of performance.now(). */
  readonly at: number;
}

export interface Callers {
  /** What was answered as done so far. @throws what a caller found: an answer unlike the first */
  readonly told: readonly Told[];
  /** They write with hardly a rest, or, while nothing but time passes, a message each now and then. */
  press(): void;
  ease(): void;
  /** No further message is begun; resolves when each has its answer. */
  finish(): Promise<void>;
}

const AT_ONCE = 8;
/** WeCom waits so long and calls again (wecom.md 2.4). */
const PATIENCE_MS = 5_000;
/** And where the connection was refused, sooner than it would. */
const AGAIN_AFTER_MS = 250;
/** Between an answer and the next message. Before a change lands nobody rests: eight at once take all of the processor. */
const PRESSED_MS = isLong ? 0 : beforeLanding(0, 100);
const EASED_MS = isLong ? 300 : beforeLanding(0, 1_500);

/** One item a person, for their follow-ups. Answers the texts' maker: the n-th follow-up that was ever written. */
export async function openItems(url: () => string): Promise<() => { userId: string; text: string }> {
  const client = createClient(url, () => Date.now());
  const numbers: string[] = [];
  for (const [index, userId] of PEOPLE.entries()) {
    const said = await client.say(
      userId,
      `新建商机 第${index}号机械厂 联系人王磊 138${10_000_000 + index} 地址上海 需求MES 另立`,
    );
    numbers.push(/#(\d+)/.exec(said)?.[1] ?? said);
  }
  const run = randomBytes(3).toString("hex");
  let count = 0;
  return () => {
    const index = count++ % PEOPLE.length;
    return {
      userId: PEOPLE[index] ?? "",
      text: `跟进 ${numbers[index]} 客户要比价,第${count}版报价单 ${run}`,
    };
  };
}

/** Those that WeCom would have given up: called once and three times more without a 200 (wecom.md 2.4). An empty one is answered, its answer follows as a message. */
export function givenUp(told: readonly Told[]): readonly Told[] {
  return told.filter(({ misses }) => misses.filter((miss) => miss !== "empty").length >= 4);
}

export function startCallers(url: () => string, next: () => { userId: string; text: string }): Callers {
  const client = createClient(url, () => Date.now());
  const told: Told[] = [];
  let failure: unknown = null;
  let isOver = false;
  let begun = 0;
  let restMs = PRESSED_MS;

  async function deliver(message: string): Promise<{ answer: string } | { miss: string }> {
    const late = new Promise<"late">((resolve) => setTimeout(resolve, PATIENCE_MS, "late").unref());
    const posted = await Promise.race([client.app(message).catch(() => "broken" as const), late]);
    if (typeof posted === "string") return { miss: posted };
    if (posted.status !== 200) return { miss: String(posted.status) };
    if (posted.text === "") return { miss: "empty" };
    return posted.text.includes("编号告诉管理员") ? { miss: posted.text } : { answer: posted.text };
  }

  async function untilAnswered(message: string): Promise<{ answer: string; misses: string[] }> {
    const misses: string[] = [];
    for (;;) {
      const got = await deliver(message);
      if ("answer" in got) return { ...got, misses };
      misses.push(got.miss);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
    }
  }

  async function caller(): Promise<void> {
    while (!isOver) {
      const { userId, text } = next();
      const message = appText(userId, text, randomBytes(8).toString("hex"));
      const copies = ++begun % 10 === 0 ? 3 : 1;
      const all = await Promise.all(Array.from({ length: copies }, () => untilAnswered(message)));
      const [first] = all;
      if (first === undefined) return;
      for (const { answer } of all) expect(answer).toBe(first.answer);
      told.push({ text, ...first, at: performance.now() });
      if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
    }
  }

  const callers = Promise.all(Array.from({ length: AT_ONCE }, caller));
  // Whoever looks hears of it; nobody waits for it meanwhile.
  callers.catch((error: unknown) => {
    failure = error;
  });
  return {
    get told() {
      if (failure !== null) throw failure;
      return told;
    },
    press() {
      restMs = PRESSED_MS;
    },
    ease() {
      restMs = EASED_MS;
    },
    async finish() {
      isOver = true;
      await callers;
    },
  };
}

/** What of the answered is not there, what is there more than once, and what nobody was told of: by the follow-ups that are stored. */
export function compared(told: readonly Told[], stored: readonly string[]) {
  const counts = new Map<string, number>();
  for (const text of stored) counts.set(text, (counts.get(text) ?? 0) + 1);
  const said = new Set(told.map(({ text }) => text.replace(/^跟进 \d+ /, "")));
  return {
    lost: [...said].filter((text) => !counts.has(text)),
    doubled: [...counts].filter(([, count]) => count > 1).map(([text]) => text),
    unheard: [...counts.keys()].filter((text) => !said.has(text)),
  };
}
