// Customers in WeChat as the local platform knows them: the codes they scan, whom they have added, what they read.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** A code that leads to members (wecom.md 6.2, add_contact_way). */
export interface ContactWay {
  readonly configId: string;
  readonly state: string;
  readonly userIds: readonly string[];
}

export interface Customer {
  /** external_userid. */
  readonly id: string;
  readonly name: string;
  readonly state: string;
  /** Whom they have added. */
  readonly memberId: string;
  readonly addedAt: number;
  /** Good once, for 20 seconds. */
  readonly welcomeCode: string;
  /** The welcome they have read; null for none. */
  readonly welcome: string | null;
  /** How often they have written to the member. */
  readonly wrote: number;
}

export interface Customers {
  ways(): readonly ContactWay[];
  addWay(way: Omit<ContactWay, "configId">): ContactWay;
  /** The latest first. */
  all(): readonly Customer[];
  find(id: string): Customer | undefined;
  byWelcomeCode(code: string): Customer | undefined;
  /** Somebody new scans a code and adds the member whose turn it is; undefined where there is no such code. */
  scan(state: string): Customer | undefined;
  change(id: string, change: Partial<Pick<Customer, "welcome" | "wrote">>): void;
}

/** There from the first day on, so that somebody can scan before anybody has made a code. */
const FIRST_WAY: ContactWay = { configId: "sandbox-way-0", state: "官网", userIds: ["zhangsan"] };
const NAMES = ["王磊", "李敏", "赵国强", "陈佳", "孙晓东", "周婷", "吴海", "郑丽华", "冯涛", "许静"];

interface Kept {
  readonly ways: readonly ContactWay[];
  readonly customers: readonly Customer[];
}

/** With a file they outlive the process, as the bot's database does. */
export function createCustomers(now: () => number, file?: string): Customers {
  let { ways, customers } = read(file);

  function keep(next: Partial<Kept>): void {
    ways = next.ways ?? ways;
    customers = next.customers ?? customers;
    if (file === undefined) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ ways, customers }));
  }

  return {
    ways: () => ways,
    addWay(given) {
      const way = { ...given, configId: `sandbox-way-${ways.length}` };
      keep({ ways: [...ways, way] });
      return way;
    },
    all: () => [...customers].reverse(),
    find: (id) => customers.find((one) => one.id === id),
    byWelcomeCode: (code) => customers.find(({ welcomeCode }) => welcomeCode === code),
    scan(state) {
      const way = ways.find((one) => one.state === state);
      const count = customers.length;
      const memberId = way?.userIds[count % way.userIds.length];
      if (memberId === undefined) return undefined;
      const customer = {
        id: `wmSandbox${String(count + 1).padStart(4, "0")}`,
        name: NAMES[count % NAMES.length] ?? "",
        state,
        memberId,
        addedAt: now(),
        welcomeCode: `welcome-${now()}-${count + 1}`,
        welcome: null,
        wrote: 0,
      };
      keep({ customers: [...customers, customer] });
      return customer;
    },
    change: (id, change) =>
      keep({ customers: customers.map((one) => (one.id === id ? { ...one, ...change } : one)) }),
  };
}

function read(file: string | undefined): Kept {
  const first = { ways: [FIRST_WAY], customers: [] };
  if (file === undefined || !existsSync(file)) return first;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Kept;
  } catch {
    // Cut off by a crash: the bot keeps its leads, the sandbox begins with new customers.
    return first;
  }
}
