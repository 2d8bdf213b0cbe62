// A clock turned by hand: what was due has left before it is turned on, whatever the wall clock's own minute does.
import { expect, test } from "vitest";
import type { Ground } from "../../src/bot/ground.ts";
import { minuteOf, notedIn } from "../../src/bot/pushing.ts";
import { createReadingLane } from "../../src/bot/reading-lane.ts";

test("what is due leaves within its minute while another minute speaks", async () => {
  let speaking: Promise<void> | null = null;
  let waiting = 0;
  const sent: string[] = [];
  const otherMinute = () => {
    speaking = new Promise<void>((done) => setImmediate(done)).finally(() => {
      speaking = null;
    });
  };
  const { tickAndSend } = minuteOf(
    {
      database: { read: async () => ({ waiting: 0, due: 0, oldestDueAt: null, givenUp: 0 }) },
      metrics: { outbox: () => undefined, ticked: () => undefined },
      now: () => 0,
    } as unknown as Ground,
    {
      pusher: {
        async remind() {
          waiting++;
          otherMinute();
        },
        isSpeaking: () => speaking !== null,
        silence: async () => speaking ?? undefined,
        told: () => undefined,
      },
      wecom: {
        syncIfDue: async () => undefined,
        delivery: {
          wake: () => undefined,
          async run() {
            if (speaking === null) while (waiting > 0) sent.push(`message ${waiting--}`);
          },
        },
      },
      behind: [{ wake: () => undefined, idle: async () => undefined }],
      wechat: { run: async () => undefined },
    } as unknown as Parameters<typeof minuteOf>[1],
  );
  await tickAndSend();
  expect(sent).toEqual(["message 1"]);
});

test("what was being computed when the bot stops is no error: it is due at the next start", async () => {
  const said: string[] = [];
  const noted = notedIn({
    info: (_: unknown, words: string) => said.push(`info: ${words}`),
    error: (_: unknown, words: string) => said.push(`error: ${words}`),
  } as unknown as Ground["log"]);
  const lane = createReadingLane({ databaseUrl: "sqlite::memory:", sandbox: false }, () => 0);
  const computed = lane.compute({ name: "week", given: [] });
  const asked = computed.catch((error: unknown) => noted(error, "week report"));
  await lane.stop();
  await asked;
  await lane.compute({ name: "week", given: [] }).catch((error: unknown) => noted(error, "week report"));
  noted(new Error("no such table"), "week report");
  expect(said).toEqual([
    "info: a part of the pusher was left for the next start",
    "info: a part of the pusher was left for the next start",
    "error: a part of the pusher broke",
  ]);
});
