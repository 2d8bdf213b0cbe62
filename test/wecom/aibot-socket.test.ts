// The long connection against a scripted WeCom, with the time in the test's hand.
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AibotCallback } from "../../src/wecom/aibot-frame.ts";
import { type AibotSocket, type AibotSocketState, createAibotSocket } from "../../src/wecom/aibot-socket.ts";
import { WecomApiError } from "../../src/wecom/api-error.ts";
import { createBackoff } from "../../src/wecom/backoff.ts";
import { createHandTimers, type HandTimers } from "../setup/hand-timers.ts";
import { type FakeSocket, startFakeSocket } from "./fake-socket.ts";

const SECRET = "s3cr3t-of-the-bot";
const DISCONNECTED = { msgtype: "event", event: { eventtype: "disconnected_event" } };

let fake: FakeSocket;
let timers: HandTimers;
let socket: AibotSocket;
let heard: AibotCallback[];
let states: AibotSocketState[];

const eventually = (look: () => unknown) => expect.poll(look, { interval: 2, timeout: 5000 });
const is = () => socket.state().is;
const isAgain = async (state: AibotSocketState["is"], times: number) =>
  eventually(() => states.filter(({ is }) => is === state).length).toBe(times);
const failure = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof WecomApiError)) throw new Error("no WecomApiError", { cause: error });
  return error;
};
const say = (content: string) => socket.request("aibot_send_msg", { content });

beforeEach(async () => {
  fake = await startFakeSocket();
  timers = createHandTimers();
  heard = [];
  states = [];
  socket = createAibotSocket({
    url: fake.url,
    botId: "bot-1",
    secret: SECRET,
    timers,
    random: () => 0.5,
    onCallback: (callback) => heard.push(callback),
    onState: (state) => states.push(state),
  });
});
afterEach(async () => {
  socket.stop();
  await fake.close();
});

async function live(): Promise<void> {
  socket.start();
  await eventually(is).toBe("live");
}

describe("while it is well", () => {
  test("it subscribes with id and secret first, and hands on what comes, with its req_id", async () => {
    await live();
    expect(fake.last().heard).toEqual([
      {
        cmd: "aibot_subscribe",
        requestId: expect.stringMatching(/^aibot_subscribe_/),
        body: { bot_id: "bot-1", secret: SECRET },
      },
    ]);
    fake.last().callback("R-1", { msgtype: "text", text: { content: "今日" } });
    fake.last().callback("R-2", { msgtype: "event" }, "aibot_event_callback");
    await eventually(() => heard.length).toBe(2);
    expect(heard).toMatchObject([
      { of: "message", requestId: "R-1", body: { text: { content: "今日" } } },
      { of: "event", requestId: "R-2" },
    ]);
    expect(states.map((state) => state.is)).toEqual(["connecting", "live"]);
  });

  test("acknowledgements find their frames in whatever order they come", async () => {
    fake.answer = ({ cmd }) => (cmd === "aibot_send_msg" ? null : {});
    await live();
    const [first, second] = [say("一"), say("二")];
    await eventually(() => fake.last().of("aibot_send_msg").length).toBe(2);
    for (const { requestId, body } of fake.last().of("aibot_send_msg").reverse())
      fake.last().send({ headers: { req_id: requestId }, errcode: 0, body: { of: body["content"] } });
    expect(await Promise.all([first, second])).toEqual([{ of: "一" }, { of: "二" }]);
  });

  test("frames under one req_id go one after the other", async () => {
    fake.answer = ({ cmd }) => (cmd === "aibot_respond_msg" ? null : {});
    await live();
    const both = [1, 2].map((content) => socket.request("aibot_respond_msg", { content }, "R-1"));
    await eventually(() => fake.last().of("aibot_respond_msg").length).toBe(1);
    fake.last().send({ headers: { req_id: "R-1" }, errcode: 0 });
    await eventually(() => fake.last().of("aibot_respond_msg").length).toBe(2);
    fake.last().send({ headers: { req_id: "R-1" }, errcode: 0 });
    await Promise.all(both);
    expect(
      fake
        .last()
        .of("aibot_respond_msg")
        .map(({ body }) => body["content"]),
    ).toEqual([1, 2]);
  });

  test("it pings every 30 s", async () => {
    await live();
    for (let count = 1; count <= 3; count++) {
      timers.advance(30_000);
      await eventually(() => fake.last().of("ping").length).toBe(count);
    }
    expect(is()).toBe("live");
  });

  test("what is no frame, or a command nobody knows, is passed over; raw control characters are dropped", async () => {
    await live();
    for (const text of ["", "{", "[]", "null", '"x"', '{"cmd":"aibot_new_thing"}', '{"errcode":0}'])
      fake.last().sendRaw(text);
    fake
      .last()
      .sendRaw('{"cmd":"aibot_msg_callback","headers":{"req_id":"R"},"body":{"text":"领\u0007取\u000b 12"}}');
    await eventually(() => heard.length).toBe(1);
    expect(heard[0]?.body).toEqual({ text: "领取 12" });
    expect(is()).toBe("live");
  });

  test("half characters and NUL never leave", async () => {
    await live();
    await say("a\u0000b\ud800c");
    expect(fake.last().of("aibot_send_msg")[0]?.body).toEqual({ content: "abc" });
  });
});

describe("an acknowledgement", () => {
  test("that does not come within 5 s leaves it unclear whether the frame arrived; a late one is passed over", async () => {
    fake.answer = ({ cmd }) => (cmd === "aibot_send_msg" ? null : {});
    await live();
    const sent = failure(say("一"));
    await eventually(() => fake.last().of("aibot_send_msg").length).toBe(1);
    timers.advance(4_999);
    timers.advance(1);
    expect(await sent).toMatchObject({ errclass: "network", errcode: -1 });
    fake.last().send({ headers: { req_id: fake.last().of("aibot_send_msg")[0]?.requestId }, errcode: 0 });
    fake.answer = () => ({});
    await say("二");
    expect(is()).toBe("live");
  });

  test.each([
    [45009, "window"],
    [45033, "window"],
    [846605, "interaction"],
    [846608, "interaction"],
    [93006, "group"],
    [93008, "group"],
    [40008, "input"],
    [77777, "other"],
  ])("with errcode %i is a failure of class %s, and the secret is not in it", async (errcode, errclass) => {
    await live();
    fake.answer = () => ({ errcode, errmsg: `no, ${SECRET}` });
    const error = await failure(say("一"));
    expect(error).toMatchObject({ errcode, errclass });
    expect(error.message).not.toContain(SECRET);
    expect(is()).toBe("live");
  });

  test("that the end of the connection cuts off leaves it unclear; before the connection nothing was done", async () => {
    expect(await failure(say("零"))).toMatchObject({ errclass: "connection" });
    fake.answer = ({ cmd }) => (cmd === "aibot_send_msg" ? null : {});
    await live();
    const sent = failure(say("一"));
    await eventually(() => fake.last().of("aibot_send_msg").length).toBe(1);
    fake.last().drop();
    expect(await sent).toMatchObject({ errclass: "network" });
    expect(await failure(say("二"))).toMatchObject({ errclass: "connection" });
  });
});

describe("when it is lost", () => {
  test("it comes back for ever, in 1, 2, 4 … 30 s; what lasts makes the next pause short again", async () => {
    fake.answer = ({ cmd }, connection) => {
      if (cmd === "aibot_subscribe" && fake.connections.length <= 8) connection.drop();
      return {};
    };
    socket.start();
    for (const [index, pause] of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000].entries()) {
      await isAgain("waiting", index + 1);
      expect(socket.state()).toMatchObject({ after: { why: "closed" }, pauseMs: pause });
      timers.advance(pause);
    }
    await eventually(is).toBe("live");
    timers.advance(30_000);
    await eventually(() => fake.last().of("ping").length).toBe(1);
    await say("the ping is acknowledged before this");
    fake.last().drop();
    await eventually(is).toBe("waiting");
    expect(socket.state()).toMatchObject({ pauseMs: 1_000 });
  });

  test("a server that drops every newcomer right after the subscription is not hammered", async () => {
    await live();
    for (const [index, pause] of [1_000, 2_000, 4_000].entries()) {
      fake.last().drop();
      await isAgain("waiting", index + 1);
      expect(socket.state()).toMatchObject({ pauseMs: pause });
      timers.advance(pause);
      await isAgain("live", index + 2);
    }
  });

  test("two unanswered pings make it a dead one", async () => {
    fake.answer = ({ cmd }) => (cmd === "ping" ? null : {});
    await live();
    for (const count of [1, 2]) {
      timers.advance(30_000);
      await eventually(() => fake.last().of("ping").length).toBe(count);
    }
    expect(is()).toBe("live");
    timers.advance(30_000);
    expect(socket.state()).toMatchObject({ is: "waiting", after: { why: "silent" } });
    await eventually(() => fake.last().isOpen()).toBe(false);
    expect(fake.last().of("ping")).toHaveLength(2);
    timers.advance(1_000);
    await isAgain("live", 2);
  });

  test("one unanswered ping between answered ones does not", async () => {
    await live();
    for (const answered of [true, false, true, false, true, false, true]) {
      fake.answer = () => (answered ? {} : null);
      const before = fake.last().of("ping").length;
      timers.advance(30_000);
      await eventually(() => fake.last().of("ping").length).toBe(before + 1);
      fake.answer = () => ({});
      await say("whatever was answered has come by now");
    }
    expect(is()).toBe("live");
  });

  test.each(["aibot_send_msg", "ping"])(
    "846609 for a %s means the subscription is gone, although the socket is open: it connects anew",
    async (command) => {
      await live();
      fake.answer = ({ cmd }) => (cmd === command ? { errcode: 846609, errmsg: "not subscribed" } : {});
      if (command === "ping") timers.advance(30_000);
      else expect(await failure(say("一"))).toMatchObject({ errclass: "connection", errcode: 846609 });
      await isAgain("waiting", 1);
      expect(socket.state()).toMatchObject({ after: { why: "unsubscribed" }, pauseMs: 1_000 });
      timers.advance(1_000);
      await isAgain("live", 2);
      expect(fake.connections[0]?.isOpen()).toBe(false);
    },
  );

  test("a subscription that nobody answers is given up after 5 s", async () => {
    fake.answer = () => null;
    socket.start();
    await eventually(() => fake.connections[0]?.heard.length).toBe(1);
    timers.advance(5_000);
    await eventually(is).toBe("waiting");
  });

  test("nobody listening there is a reason to wait, too", async () => {
    await fake.close();
    socket.start();
    await eventually(is).toBe("waiting");
    expect(JSON.stringify(socket.state())).toContain("ECONNREFUSED");
    fake = await startFakeSocket();
  });
});

test.each([40001, 40013, 45009])(
  "a subscription refused with %i is tried again slowly, 1 to 10 minutes, and told without the secret",
  async (errcode) => {
    fake.answer = () => ({ errcode, errmsg: `wrong: ${SECRET}` });
    socket.start();
    for (const [index, minutes] of [1, 2, 4, 8, 10, 10].entries()) {
      await isAgain("waiting", index + 1);
      expect(socket.state()).toMatchObject({ after: { why: "refused", errcode }, pauseMs: minutes * 60_000 });
      timers.advance(minutes * 60_000);
    }
    expect(fake.connections).toHaveLength(6);
    expect(JSON.stringify(states)).not.toContain(SECRET);
  },
);

test("taken over by another connection it stays away, until somebody says that it is to come back", async () => {
  await live();
  fake.last().callback("R-1", DISCONNECTED, "aibot_event_callback");
  await eventually(is).toBe("taken-over");
  await eventually(() => fake.last().isOpen()).toBe(false);
  expect(timers.waiting().filter((ms) => ms > 5_000)).toEqual([]);
  timers.advance(3_600_000);
  expect(fake.connections).toHaveLength(1);
  expect(heard).toEqual([]);
  socket.start();
  await isAgain("live", 2);
});

describe("stopped", () => {
  test("it closes, fails what waits, and does not come back", async () => {
    fake.answer = ({ cmd }) => (cmd === "aibot_send_msg" ? null : {});
    await live();
    const sent = failure(say("一"));
    await eventually(() => fake.last().of("aibot_send_msg").length).toBe(1);
    socket.stop();
    expect(await sent).toMatchObject({ errclass: "network" });
    await eventually(() => fake.last().isOpen()).toBe(false);
    timers.advance(3_600_000);
    expect(is()).toBe("off");
    expect(fake.connections).toHaveLength(1);
  });

  test("while it waits to come back it does not come back either; started again it does", async () => {
    await live();
    fake.last().drop();
    await eventually(is).toBe("waiting");
    socket.stop();
    timers.advance(60_000);
    expect(fake.connections).toHaveLength(1);
    socket.start();
    socket.start();
    await isAgain("live", 2);
    expect(fake.connections).toHaveLength(2);
  });
});

test("pauses double up to the longest, a quarter more or less, and begin anew", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 12 }),
      (chances) => {
        let at = 0;
        const backoff = createBackoff({ firstMs: 1_000, longestMs: 30_000 }, () => chances[at] ?? 0);
        for (; at < chances.length; at++) {
          const whole = Math.min(30_000, 1_000 * 2 ** at);
          const pause = backoff.next();
          expect(pause).toBeGreaterThanOrEqual(whole * 0.75);
          expect(pause).toBeLessThanOrEqual(whole * 1.25);
        }
        backoff.reset();
        expect(backoff.next()).toBeLessThanOrEqual(1_250);
      },
    ),
  );
});
