// The database's primary is killed with -9 under load and its synchronous standby promoted: nothing is lost, nothing done twice, on it goes.
import { appendFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { beforeLanding, countOf, isLong } from "../setup/counts.ts";
import { startDirectoryApi } from "../setup/wecom-client.ts";
import { startBalancer, startVirtualAddress, type VirtualAddress } from "./addresses.ts";
import { type Callers, compared, openItems, startCallers } from "./callers.ts";
import { type Cluster, type Replication, startCluster } from "./cluster.ts";
import { freePort, killAll, PATIENCE_MS, start, wecomEnv } from "./program.ts";

const BACK_WITHIN_MS = 10_000;
/** Whatever watches the primary takes its time to be sure; people go on writing meanwhile. */
const UNNOTICED_MS = isLong ? 4_000 : beforeLanding(4_000, 1_500);
const ANSWERS = countOf("ANSWERS", 60, 600);

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await killAll();
  for (const end of ends.splice(0).reverse()) await end();
});

interface Stage {
  readonly cluster: Cluster;
  /** Of the database, as the bots know it. */
  readonly address: VirtualAddress;
  readonly callers: Callers;
}

/** Two instances behind a balancer, on a cluster behind one address; people write. */
async function open(replication: Replication = "synchronous"): Promise<Stage> {
  const cluster = await startCluster(replication);
  ends.push(cluster.stop);
  const address = await startVirtualAddress(cluster.primaryPort);
  ends.push(address.close);
  const api = await startDirectoryApi();
  ends.push(api.close);
  const env = wecomEnv(api.baseUrl, { DATABASE_URL: cluster.url(address.port), LOG_LEVEL: "silent" });
  // One after the other: the first makes the tables.
  const instances = [await start(await freePort(), env), await start(await freePort(), env)];
  const balancer = await startBalancer(instances.map(({ port }) => port));
  ends.push(balancer.close);
  return { cluster, address, callers: startCallers(() => balancer.url, await openItems(() => balancer.url)) };
}

const answered = async ({ callers }: Stage, more: number) => {
  const until = callers.told.length + more;
  await expect
    .poll(() => callers.told.length, { timeout: PATIENCE_MS, interval: 10 })
    .toBeGreaterThanOrEqual(until);
};

const left = async (cluster: Cluster) => {
  const rows = await cluster.ask<{ text: string }>(
    cluster.standbyPort,
    "SELECT text FROM follow_ups ORDER BY id",
  );
  return rows.map(({ text }) => text);
};

/** From the death of the primary to the last answer. Answers ms from the promotion to the first answer. */
async function failOver(stage: Stage, die: () => void): Promise<number> {
  const { cluster, address, callers } = stage;
  await answered(stage, ANSWERS);
  die();
  const [before, diedAt] = [callers.told.length, performance.now()];
  await new Promise((resolve) => setTimeout(resolve, UNNOTICED_MS));
  // A little early, while the standby may only be read.
  address.pointTo(cluster.standbyPort);
  await cluster.promote();
  const promotedAt = performance.now();
  await answered(stage, ANSWERS);
  await callers.finish();
  const first = callers.told.find(({ at }) => at > promotedAt)?.at ?? Number.POSITIVE_INFINITY;
  const { lost, doubled } = compared(callers.told, await left(cluster));
  tell(
    `${before} messages answered, then the primary killed; standby promoted after ${((promotedAt - diedAt) / 1000).toFixed(1)} s; ` +
      `first answer ${Math.round(first - promotedAt)} ms later; ${callers.told.length} answered in all, ` +
      `${lost.length} lost, ${doubled.length} doubled; at most ${Math.max(...callers.told.map(({ misses }) => misses.length))} deliveries of one in vain`,
  );
  return first - promotedAt;
}

/** For OPERATIONS.md: FAILOVER_LOG names a file. */
function tell(line: string): void {
  const file = process.env["FAILOVER_LOG"];
  if (file !== undefined) appendFileSync(file, `${line}\n`);
}

test(
  "primary killed, standby promoted: 0 lost, 0 doubled, back within 10 s of the promotion",
  async () => {
    const stage = await open();
    const backMs = await failOver(stage, stage.cluster.killPrimary);
    expect(compared(stage.callers.told, await left(stage.cluster))).toEqual({
      lost: [],
      doubled: [],
      unheard: [],
    });
    expect(backMs).toBeLessThan(BACK_WITHIN_MS);
  },
  2 * PATIENCE_MS,
);

test.runIf(isLong)(
  "likewise where the primary's machine goes silent and breaks no connection off",
  async () => {
    const stage = await open();
    const backMs = await failOver(stage, () => {
      stage.address.silence();
      stage.cluster.killPrimary();
    });
    expect(compared(stage.callers.told, await left(stage.cluster))).toEqual({
      lost: [],
      doubled: [],
      unheard: [],
    });
    expect(backMs).toBeLessThan(BACK_WITHIN_MS);
  },
  2 * PATIENCE_MS,
);

/** The fault that the first test is there for: a primary that waits for nobody. */
test.runIf(isLong)(
  "with a standby that is not waited for, what was acknowledged last is lost, and seen to be",
  async () => {
    const stage = await open("asynchronous");
    await answered(stage, ANSWERS);
    await stage.cluster.cutStandbyOff();
    await failOver(stage, stage.cluster.killPrimary);
    expect(compared(stage.callers.told, await left(stage.cluster)).lost.length).toBeGreaterThan(0);
  },
  2 * PATIENCE_MS,
);
