// Pictures on their way to being evidence, behind the answers: fetched, hashed, forgotten. Nothing of them is kept but the hash.
import { createHash } from "node:crypto";
import { setImmediate as breath } from "node:timers/promises";
import { toPlain } from "../chat/words/plain.ts";
import type { Picture } from "../domain/item/evidence.ts";
import { LIMITS } from "../files/limits.ts";
import { fetchSealed } from "../wecom/aibot-file.ts";
import type { WecomApi } from "../wecom/api.ts";
import type { ApiEndpoint } from "../wecom/api-request.ts";
import { FileTooLargeError } from "../wecom/response-file.ts";
import { createErrand, type Errand } from "./errand.ts";
import type { Ground } from "./ground.ts";

export type Pictures = Pick<Errand, "wake" | "idle" | "stop">;

interface Needs {
  readonly endpoint: () => ApiEndpoint;
  readonly api: () => WecomApi | null;
  /** Something is in the outbox. */
  readonly wakeDelivery: () => void;
}

const AT_ONCE = 20;
/** WeCom's addresses are good for so long (wecom.md 3.2). */
const ADDRESS_MS = 5 * 60_000;
const UNPLACED_MS = 86_400_000;
const WORDS = "commands/keep-picture";

/** Two instances may fetch the same one: they find the same hash. */
export function createPictures(ground: Ground, { endpoint, api, wakeDelivery }: Needs): Pictures {
  const { database, templates, log, now, config } = ground;
  const { transaction } = database;
  const errand = createErrand(run, (error) => log.error({ err: error }, "pictures could not be looked for"));

  async function run(): Promise<void> {
    const tried = new Set<number>();
    for (let found = await next(tried); found.length > 0 && !errand.isStopped(); found = await next(tried))
      for (const picture of found) {
        tried.add(picture.id);
        await take(picture);
        await breath();
      }
    await transaction(({ evidence }) => evidence.forgetUnplaced(now() - UNPLACED_MS));
  }

  const next = async (tried: ReadonlySet<number>): Promise<readonly Picture[]> =>
    (await database.read(({ evidence }) => evidence.toFetch(AT_ONCE + tried.size))).filter(
      ({ id }) => !tried.has(id),
    );

  async function take(picture: Picture): Promise<void> {
    try {
      const bytes = await fetched(picture);
      const hash = createHash("sha256").update(bytes).digest("hex");
      await transaction(({ evidence }) => evidence.fetched(picture.id, { state: "kept", hash }));
    } catch (error) {
      log.warn({ err: error, picture: picture.id }, "a picture could not be fetched");
      const mayStillCome = !(error instanceof FileTooLargeError) && now() - picture.at < ADDRESS_MS;
      if (!mayStillCome) await giveUp(picture);
    }
  }

  async function fetched({ source, sourceSecret }: Picture): Promise<Buffer> {
    const from = source ?? "";
    if (/^https?:/.test(from)) {
      const aesKey = sourceSecret || (config.bot?.aesKey ?? "");
      return (await fetchSealed(endpoint(), { url: from, aesKey }, LIMITS.bytes)).bytes;
    }
    const app = api();
    if (app === null) throw new Error("a picture of the app's came where no app is configured");
    return (await app.download(from, LIMITS.bytes)).bytes;
  }

  /** Its sender hears what could not be kept. */
  async function giveUp(picture: Picture): Promise<void> {
    const hasId = picture.mediaId !== null;
    await transaction(async (store) => {
      await store.evidence.fetched(picture.id, { state: hasId ? "kept" : "lost", hash: null });
      const markdown = templates.render(WORDS, hasId ? "only-id" : "lost", {
        at: picture.at,
        now: now(),
        group: false,
      });
      await store.outbox.enqueue({
        key: `picture/${picture.id}`,
        toKind: "member",
        toId: picture.userId,
        markdown,
        text: toPlain(markdown),
        buttons: [],
        mentions: [],
        once: false,
        at: now(),
        scheduled: false,
        notBefore: now(),
      });
    });
    wakeDelivery();
  }

  return errand;
}
