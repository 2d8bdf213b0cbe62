// Files sent in a talk: sealed as the group bot gets them, fetched from a fake network, taken in behind the answers.
import { createCipheriv, createHash } from "node:crypto";
import type { Ground } from "../../src/bot/ground.ts";
import { createImporting } from "../../src/bot/importing.ts";
import { readWords } from "../../src/bot/words.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { createLog } from "../../src/log.ts";
import type { Talk } from "./conversation.ts";

export interface FilesIn {
  /** What the sender hears at once; the rest is in `talk.told`. */
  send(userId: string, bytes: Uint8Array | string, name?: string): Promise<string>;
  /** Whatever was begun goes on until it is done. */
  work(): Promise<void>;
  /** The network answers nothing from now on. */
  goDark(): void;
}

const KEY = Buffer.alloc(32, 7);
const PADDING_BLOCK = 32;

export async function openFilesIn(talk: Talk): Promise<FilesIn> {
  const words = await readWords();
  const files = new Map<string, { readonly bytes: Buffer; readonly name: string }>();
  let isDark = false;
  const network: typeof fetch = async (input) => {
    const found = files.get(String(input));
    if (isDark || found === undefined) return new Response("gone", { status: 404 });
    const name = encodeURIComponent(found.name).replaceAll("%20", "+");
    return new Response(new Uint8Array(sealed(found.bytes)), {
      headers: { "content-disposition": `attachment; filename="${name}"` },
    });
  };
  const importing = createImporting(
    {
      ...words,
      database: talk.database,
      log: createLog("silent"),
      now: talk.now,
      monotonic: () => performance.now(),
      newSecret: () => "holder",
      config: { bot: null },
      calendar: createCalendar(),
      rules: DEFAULT_RULEBOOK,
    } as unknown as Ground,
    { endpoint: () => ({ fetch: network }), api: () => null, wakeDelivery: () => undefined },
  );
  const work = async (): Promise<void> => {
    importing.wake();
    await importing.idle();
  };
  return {
    async send(userId, content, name = "客户表.csv") {
      const bytes = Buffer.from(content as never);
      const url = `https://files.test/${createHash("md5").update(bytes).digest("hex")}`;
      files.set(url, { bytes, name });
      const secret = KEY.toString("base64").replace(/=+$/, "");
      const said = await talk.send(userId, { type: "file", source: url, secret }, { channel: "bot" });
      await work();
      return said;
    },
    work,
    goDark() {
      isDark = true;
    },
  };
}

function sealed(bytes: Buffer): Buffer {
  const count = PADDING_BLOCK - (bytes.length % PADDING_BLOCK);
  const cipher = createCipheriv("aes-256-cbc", KEY, KEY.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([bytes, Buffer.alloc(count, count)])), cipher.final()]);
}
