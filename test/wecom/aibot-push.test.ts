// What may be said how over the long connection, and pictures in pieces.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { failure } from "../../src/wecom/aibot-acks.ts";
import { answeringCommand, pushTo, respond } from "../../src/wecom/aibot-push.ts";
import {
  type AibotReply,
  finishedStream,
  finishedStreamWithCard,
  updatedCard,
  welcomeText,
} from "../../src/wecom/aibot-reply.ts";
import type { AibotRequests } from "../../src/wecom/aibot-socket.ts";
import { uploadMedium } from "../../src/wecom/aibot-upload.ts";
import { leaf } from "../../src/wecom/tree.ts";

interface Asked {
  readonly command: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly requestId: string | undefined;
}

function scripted(answer: (asked: Asked) => unknown = () => ({})) {
  const asked: Asked[] = [];
  const socket: AibotRequests = {
    async request(command, body, requestId) {
      const one = { command, body: body as Asked["body"], requestId };
      asked.push(one);
      const given = answer(one);
      if (given instanceof Error) throw given;
      return given;
    },
  };
  return { socket, asked };
}

const card = { card_type: "button_interaction", task_id: "t-1" };

describe("unasked", () => {
  test.each([
    [
      { kind: "single", id: "Xu.Hao" },
      { type: "markdown", content: "**早**" },
      { chatid: "Xu.Hao", chat_type: 1, msgtype: "markdown", markdown: { content: "**早**" } },
    ],
    [
      { kind: "group", id: "wrAbCd" },
      { type: "card", card },
      { chatid: "wrAbCd", chat_type: 2, msgtype: "template_card", template_card: card },
    ],
    [
      { kind: "group", id: "wrAbCd" },
      { type: "image", mediaId: "M1" },
      { chatid: "wrAbCd", chat_type: 2, msgtype: "image", image: { media_id: "M1" } },
    ],
  ] as const)("to %j", async (to, message, body) => {
    const { socket, asked } = scripted();
    await pushTo(socket, to, message);
    expect(asked).toEqual([{ command: "aibot_send_msg", requestId: undefined, body }]);
  });

  test("never more than 20480 bytes", async () => {
    const { socket, asked } = scripted();
    await pushTo(socket, { kind: "group", id: "g" }, { type: "markdown", content: "长".repeat(9000) });
    const content = leaf(asked[0]?.body, "markdown", "content");
    expect(Buffer.byteLength(content)).toBeGreaterThan(20_470);
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(20_480);
  });
});

describe("as an answer", () => {
  const message = { of: "message", isEntrance: false } as const;
  const entrance = { of: "event", isEntrance: true } as const;
  const press = { of: "event", isEntrance: false } as const;
  const cardAlone: AibotReply = { msgtype: "template_card", template_card: card };

  test.each([
    ["a stream to a message", finishedStream("s", "x"), message, "aibot_respond_msg"],
    [
      "a stream with a card to a message",
      finishedStreamWithCard("s", "x", card),
      message,
      "aibot_respond_msg",
    ],
    ["a card to a message", cardAlone, message, "aibot_respond_msg"],
    ["a text to a message", welcomeText("x"), message, null],
    ["a changed card to a message", updatedCard(card), message, null],
    ["a text to somebody who comes in", welcomeText("x"), entrance, "aibot_respond_welcome_msg"],
    ["a card to somebody who comes in", cardAlone, entrance, "aibot_respond_welcome_msg"],
    ["a stream to somebody who comes in", finishedStream("s", "x"), entrance, null],
    ["a changed card to a pressed button", updatedCard(card), press, "aibot_respond_update_msg"],
    ["a stream to a pressed button", finishedStream("s", "x"), press, null],
    ["a text to a pressed button", welcomeText("x"), press, null],
  ] as const)("%s goes its way, or cannot", (_, reply, callback, command) => {
    expect(answeringCommand(reply, callback)).toBe(command);
  });

  test("it bears the callback's req_id", async () => {
    const { socket, asked } = scripted();
    const reply = finishedStream("s", "x");
    await respond(socket, "aibot_respond_msg", { requestId: "R-1", reply });
    expect(asked).toEqual([{ command: "aibot_respond_msg", requestId: "R-1", body: reply }]);
  });
});

describe("a picture", () => {
  const KB = 1024;
  const uploading = (answer: (asked: Asked) => unknown = () => ({})) =>
    scripted((one) => {
      const given = answer(one);
      if (given instanceof Error) return given;
      if (one.command === "aibot_upload_media_init") return { upload_id: "U1" };
      return one.command === "aibot_upload_media_finish" ? { type: "image", media_id: "M1" } : {};
    });

  test("of any size arrives whole, in pieces of at most 512 KB, counted from one place", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 * 512 * KB }), async (size) => {
        const bytes = Buffer.alloc(size, 7);
        const { socket, asked } = uploading();
        expect(await uploadMedium(socket, { type: "image", bytes, filename: "漏斗.png" })).toBe("M1");
        const [init, ...rest] = asked;
        const chunks = rest.slice(0, -1);
        expect(init?.body).toEqual({
          type: "image",
          filename: "漏斗.png",
          total_size: size,
          total_chunks: chunks.length,
          md5: createHash("md5").update(bytes).digest("hex"),
        });
        const parts = chunks.map(({ body }) => Buffer.from(String(body["base64_data"]), "base64"));
        expect(chunks.map(({ body }) => body["chunk_index"])).toEqual(chunks.map((_, index) => index));
        expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(512 * KB);
        expect(Buffer.concat(parts).equals(bytes)).toBe(true);
        expect(rest.at(-1)).toMatchObject({
          command: "aibot_upload_media_finish",
          body: { upload_id: "U1" },
        });
      }),
      { numRuns: 20 },
    );
  });

  test("a piece of which nobody knows whether it arrived is sent again, three times at most", async () => {
    let lost = 2;
    const losing = uploading(({ command }) =>
      command === "aibot_upload_media_chunk" && lost-- > 0 ? failure(command, "network", "no ack") : null,
    );
    const picture = { type: "image" as const, bytes: Buffer.alloc(10), filename: "a.png" };
    expect(await uploadMedium(losing.socket, picture)).toBe("M1");
    expect(losing.asked.filter(({ command }) => command.endsWith("chunk"))).toHaveLength(3);
    lost = 3;
    await expect(uploadMedium(losing.socket, picture)).rejects.toMatchObject({ errclass: "network" });
  });

  test("a refused piece is not", async () => {
    const refusing = uploading(({ command }) =>
      command === "aibot_upload_media_chunk" ? failure("aibot_upload_media_chunk", "input", "no") : null,
    );
    const picture = { type: "image" as const, bytes: Buffer.alloc(10), filename: "a.png" };
    await expect(uploadMedium(refusing.socket, picture)).rejects.toMatchObject({ errclass: "input" });
    expect(refusing.asked).toHaveLength(2);
  });

  test("an empty one, and one of more than 100 pieces, is refused before anything is sent", async () => {
    const { socket, asked } = uploading();
    for (const size of [0, 100 * 512 * KB + 1])
      await expect(
        uploadMedium(socket, { type: "image", bytes: new Uint8Array(size), filename: "a.png" }),
      ).rejects.toThrow(RangeError);
    expect(asked).toEqual([]);
  });

  test("an acknowledgement without the id is a failure, not an id of nothing", async () => {
    const { socket } = scripted();
    await expect(
      uploadMedium(socket, { type: "image", bytes: Buffer.alloc(1), filename: "a.png" }),
    ).rejects.toThrow("upload_id");
  });
});
