// Files sent in a talk: sealed as the group bot gets them, fetched from a fake network, taken in behind the answers.
import { createCipheriv, createHash } from "node:crypto";
import type { Ground } from "../../src/bot/ground.ts";
import { createImporting } from "../../src/bot/importing.ts";
import { createListReading } from "../../src/bot/list-reading.ts";
import { createPictures } from "../../src/bot/pictures.ts";
import { readWords } from "../../src/bot/words.ts";
import type { Said } from "../../src/chat/message.ts";
import { createRulesAt } from "../../src/chat/rules-in-force.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { createLog } from "../../src/log.ts";
import type { WecomApi } from "../../src/wecom/api.ts";
import type { Talk } from "./conversation.ts";

export interface FilesIn {
  /** What the sender hears at once; the rest is in `talk.told`. */
  send(userId: string, bytes: Uint8Array | string, name?: string): Promise<string>;
  /** A picture, alone or beside words (图文混排), by the group bot or by the app; what its sender hears at once. */
  picture(
    userId: string,
    bytes: string,
    given?: {
      readonly beside?: string;
      readonly quote?: string;
      readonly group?: string;
      readonly through?: "app" | "bot";
    },
  ): Promise<string>;
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
  const ground = {
    ...words,
    database: talk.database,
    log: createLog({ level: "silent", blot: (line) => line }),
    now: talk.now,
    monotonic: () => performance.now(),
    newSecret: () => "holder",
    config: { bot: null },
    pagesUrl: () => null,
    calendar: createCalendar(),
    rules: DEFAULT_RULEBOOK,
    rulesAt: createRulesAt(DEFAULT_RULEBOOK),
  } as unknown as Ground;
  /** The app's media by their ids, unsealed. */
  const download = async (mediaId: string) => {
    const found = files.get(mediaId);
    if (isDark || found === undefined) throw new Error("gone");
    return found;
  };
  const needs = {
    endpoint: () => ({ fetch: network }),
    api: () => ({ download }) as unknown as WecomApi,
    wakeDelivery: () => undefined,
    reading: createListReading(ground),
    isHere: () => false,
  };
  const importing = createImporting(ground, needs);
  const pictures = createPictures(ground, needs);
  const work = async (): Promise<void> => {
    importing.wake();
    pictures.wake();
    await importing.idle();
    await pictures.idle();
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
    async picture(userId, content, { beside, quote, group, through = "bot" } = {}) {
      const bytes = Buffer.from(content);
      const hash = createHash("md5").update(bytes).digest("hex");
      const source = through === "app" ? `media-${hash}` : `https://files.test/${hash}`;
      files.set(source, { bytes, name: "1.png" });
      const secret = through === "app" ? "" : KEY.toString("base64").replace(/=+$/, "");
      const sent = [{ source, secret, mediaId: through === "app" ? source : null }];
      const said: Said =
        beside === undefined
          ? { type: "pictures", pictures: sent }
          : { type: "text", text: beside, pictures: sent };
      const heard = await talk.send(userId, said, {
        channel: through,
        ...(quote === undefined ? {} : { quote }),
        ...(group === undefined ? {} : { chat: { kind: "group", id: group } }),
      });
      await work();
      return heard;
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
