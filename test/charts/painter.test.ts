// The process that draws: begun when needed, gone when not, and whatever it does the program goes on.
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { afterEach, describe, expect, test } from "vitest";
import { createPainter, NotPainted, type Painter, type PainterOptions } from "../../src/charts/painter.ts";
import type { Picture } from "../../src/charts/picture.ts";
import { funnel } from "./examples.ts";

const painters: Painter[] = [];
afterEach(() => Promise.all(painters.splice(0).map((one) => one.stop())));

function painter(options: PainterOptions = {}): Painter {
  const made = createPainter(options);
  painters.push(made);
  return made;
}
const unruly = (options: PainterOptions = {}) =>
  painter({ program: new URL("./unruly-process.mjs", import.meta.url), ...options });
const titled = (title: string, subtitle = ""): Picture => ({ ...funnel, title, subtitle });
const isAlive = (pid: Buffer): boolean => {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch {
    return false;
  }
};

describe("the real one", () => {
  test("draws a PNG, the same bytes for the same picture, whichever process draws it", async () => {
    const [one, other] = [painter(), painter()];
    const [first, second] = await Promise.all([one.paint(funnel), other.paint(funnel)]);
    expect(first.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
    expect(first.readUInt32BE(16)).toBe(1080);
    expect(first.equals(second)).toBe(true);
    expect(first.length).toBeLessThan(300_000);
    await expect(one.paint({ kind: "no such" } as unknown as Picture)).rejects.toThrow(NotPainted);
    expect((await one.paint(funnel)).equals(first)).toBe(true);
  });

  test("twenty pictures hold up nothing that happens meanwhile", async () => {
    const one = painter();
    await one.paint(funnel);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await Promise.all(Array.from({ length: 20 }, () => one.paint(funnel)));
    delay.disable();
    // Drawn here, each would take a tenth of a second or more; on a busy machine anything waits now and then.
    expect(delay.percentile(50) / 1e6).toBeLessThan(20);
    expect(delay.percentile(90) / 1e6).toBeLessThan(60);
  });
});

test("one process for all that is asked, one after another; a new one when it has drawn enough", async () => {
  const one = unruly({ mostPictures: 3 });
  const pids = await Promise.all([1, 2, 3, 4].map(() => one.paint(titled("fine"))));
  expect(new Set(pids.slice(0, 3).map(String)).size).toBe(1);
  expect(String(pids[3])).not.toBe(String(pids[0]));
  await expect.poll(() => isAlive(pids[0] ?? Buffer.from("0"))).toBe(false);
});

test("with nothing to do it ends after a while, and the next picture begins another", async () => {
  const one = unruly({ idleMs: 30 });
  const pid = await one.paint(titled("fine"));
  await expect.poll(() => isAlive(pid)).toBe(false);
  expect(String(await one.paint(titled("fine")))).not.toBe(String(pid));
});

test("a picture that ends two processes is given up; those behind it are drawn by another", async () => {
  const one = unruly();
  const all = await Promise.allSettled(
    ["fine", "crash", "fine", "problem", "fine"].map((title) => one.paint(titled(title))),
  );
  expect(all.map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "rejected",
    "fulfilled",
  ]);
  expect(all[1]).toMatchObject({
    reason: { name: "NotPainted", message: expect.stringContaining("ended: 3") },
  });
  expect(all[3]).toMatchObject({ reason: { message: "no colour left" } });
});

test("a picture that was asked of a process on its way out is asked of the next one", async () => {
  const one = unruly();
  const pid = await one.paint(titled("end"));
  expect(String(await one.paint(titled("fine")))).not.toBe(String(pid));
});

test.each(["hang", "silent"])("one that does not answer is ended after its time: %s", async (how) => {
  const one = unruly({ timeoutMs: 500 });
  const pid = await one.paint(titled("fine"));
  const [stuck, next] = await Promise.allSettled([one.paint(titled(how)), one.paint(titled("fine"))]);
  expect(stuck).toMatchObject({ reason: { message: "a picture took longer than 500 ms" } });
  expect(next.status).toBe("fulfilled");
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test("one that does not even begin is ended too", async () => {
  const one = unruly({ timeoutMs: 100, beginningMs: 200 });
  await expect(one.paint(titled("silent"))).rejects.toThrow("a picture took longer than 300 ms");
});

test("what is more than can wait is refused at once, and the rest is drawn", async () => {
  const one = unruly({ mostWaiting: 2 });
  const all = await Promise.allSettled(Array.from({ length: 4 }, () => one.paint(titled("fine"))));
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled", "rejected"]);
});

test("stopped in the midst of it, everything is given up, the process is gone, and nothing begins any more", async () => {
  const one = unruly();
  const pid = await one.paint(titled("fine"));
  const under = Promise.allSettled([one.paint(titled("silent")), one.paint(titled("fine"))]);
  await one.stop();
  expect(isAlive(pid)).toBe(false);
  expect((await under).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await expect(one.paint(titled("fine"))).rejects.toThrow("stopped");
  await one.stop();
});

test("one that was never needed has nothing to stop", async () => {
  await unruly().stop();
});

test("it is told none of the program's secrets", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "painter-")), "environment.json");
  await unruly().paint(titled("environment", file));
  await expect.poll(() => existsSync(file)).toBe(true);
  await expect.poll(() => Object.keys(JSON.parse(readFileSync(file, "utf8") || "{}"))).not.toContain("PATH");
});
