// Where a quarter is played: the clock that is turned, the fake WeCom, and the bots that run, are stopped and killed.
import { type Instance, startInstance } from "./instance.ts";
import { createChance } from "./random.ts";
import { MINUTE_MS } from "./time.ts";
import type { Weather } from "./weather.ts";
import { type Accepted, type QuarterWecom, startQuarterWecom } from "./wecom.ts";

interface Bot extends Instance {
  readonly secret: string;
}

export interface Stage {
  readonly wecom: QuarterWecom;
  readonly troubles: readonly unknown[];
  readonly killedAt: readonly number[];
  now(): number;
  goTo(instant: number): void;
  isUp(): boolean;
  /** Starts what does not run; true when it did not. */
  start(): Promise<boolean>;
  stop(): Promise<void>;
  /** One minute's work of every bot at once. */
  tick(): Promise<void>;
  /** The bot that answers; they take turns. */
  bot(): Instance;
  /** The address of a new robot in a department's group. */
  robot(departmentId: number, audience: "sales" | "managers"): string;
  /** What WeCom accepted since this was last asked. */
  accepted(): readonly Accepted[];
}

export async function openStage(given: {
  readonly databaseUrl: string;
  readonly instances: number;
  readonly seed: number;
  readonly weather: Weather;
  readonly startAt: number;
}): Promise<Stage> {
  const { databaseUrl, seed, weather } = given;
  const troubles: unknown[] = [];
  const killedAt: number[] = [];
  const kills = [...weather.kills];
  const places = new Map<string, string>();
  const robots = new Map<string, string>();
  const spread = createChance(seed);
  let now = given.startAt;
  let running: Bot[] = [];
  let turn = 0;
  let read = 0;
  let started = 0;
  const dead = new Set<string>();

  const wecom = await startQuarterWecom({
    weather,
    chance: createChance(seed + 1),
    now: () => now,
    placeOf: (key) => places.get(key) ?? key,
    killed() {
      const [victim] = running;
      if (victim === undefined || (kills[0] ?? Number.POSITIVE_INFINITY) > now) return false;
      kills.shift();
      killedAt.push(now);
      victim.kill();
      dead.add(victim.secret);
      return true;
    },
    isAlive: (secret) => !dead.has(secret),
  });

  async function startOne(): Promise<Bot> {
    const secret = `bot ${++started}`;
    const instance = await startInstance({
      secret,
      databaseUrl,
      baseUrl: wecom.baseUrl,
      now: () => now,
      random: () => spread.next(),
      trouble: (error) => troubles.push(error),
    });
    return { ...instance, secret };
  }

  async function stop(): Promise<void> {
    const leaving = running;
    running = [];
    for (const instance of leaving) await instance.stop();
  }

  return {
    wecom,
    troubles,
    killedAt,
    now: () => now,
    goTo(instant) {
      now = instant;
      for (const { departmentId, from } of weather.robotless) {
        const robot = robots.get(`sales/${departmentId}`);
        if (robot !== undefined && from <= now && now < from + MINUTE_MS) wecom.remove(robot);
      }
    },
    isUp: () => running.length > 0,
    async start() {
      if (running.some((instance) => instance.isKilled())) await stop();
      const wasDown = running.length === 0;
      while (running.length < given.instances) running.push(await startOne());
      return wasDown;
    },
    stop,
    async tick() {
      await Promise.all(running.map((instance) => instance.tick()));
    },
    bot() {
      const instance = running[turn++ % running.length];
      if (instance === undefined) throw new Error("no bot runs");
      return instance;
    },
    robot(departmentId, audience) {
      const key = `${audience}${departmentId}x${places.size}`;
      places.set(key, `${audience === "sales" ? "group" : "managers"}/${departmentId}`);
      robots.set(`${audience}/${departmentId}`, key);
      return `${wecom.baseUrl}/cgi-bin/webhook/send?key=${key}`;
    },
    accepted() {
      const fresh = wecom.accepted.slice(read);
      read = wecom.accepted.length;
      return fresh;
    },
  };
}
