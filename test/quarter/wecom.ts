// WeCom as the quarter meets it: takes messages, refuses some, is away at times, and remembers what it accepted.
import { leaf } from "../../src/wecom/tree.ts";
import { type Asked, startFakeApi } from "../wecom/fake-api.ts";
import type { Chance } from "./random.ts";
import { type Weather, within } from "./weather.ts";

export interface Accepted {
  /** The simulated instant, ms. */
  readonly at: number;
  /** A member's id, `group/<department>` or `managers/<department>`. */
  readonly to: string;
  readonly text: string;
  /** When the bot was first answered that it was: delivered, as the rules count it; null while it does not know. */
  answeredAt: number | null;
}

export interface Refused extends Omit<Accepted, "answeredAt"> {
  /** The errcode, `503`, or where the connection broke. */
  readonly why: string;
}

export interface QuarterWecom {
  readonly baseUrl: string;
  /** In the order in which they were accepted. */
  readonly accepted: readonly Accepted[];
  readonly refused: readonly Refused[];
  /** A robot's address is worth nothing from now on. */
  remove(key: string): void;
  close(): Promise<void>;
}

interface Given {
  readonly weather: Weather;
  readonly chance: Chance;
  readonly now: () => number;
  /** Where a robot's key leads. */
  readonly placeOf: (key: string) => string;
  /** A message has been accepted that nobody may mark. */
  readonly killed: () => boolean;
  /** Whether the bot of this secret still hears an answer. */
  readonly isAlive: (secret: string) => boolean;
}

const SYSTEM_BUSY = 0.01;
const BROKEN = 0.005;

export async function startQuarterWecom(given: Given): Promise<QuarterWecom> {
  const { weather, chance, now, placeOf, killed, isAlive } = given;
  const accepted: Accepted[] = [];
  const requests = new Map<string, Accepted>();
  const refused: Refused[] = [];
  const removed = new Set<string>();
  let tokens = 0;
  const issued = new Map<string, { readonly at: number; readonly secret: string }>();

  /** What WeCom thinks of it; null is content. */
  function objection({ path, query }: Asked, to: string): { why: string; answer: object } | null {
    const error = (code: number, words: string) => ({
      why: String(code),
      answer: { errcode: code, errmsg: words },
    });
    if (within(weather.down, now())) return { why: "503", answer: { status: 503, raw: "busy" } };
    const since = issued.get(query["access_token"] ?? "")?.at ?? 0;
    if (path === "message/send" && weather.revoked.some((instant) => since < instant && instant <= now()))
      return error(42001, "access_token expired");
    if (within(weather.busy, now())) return error(45009, "api freq out of limit");
    if (removed.has(query["key"] ?? "")) return error(93000, "invalid webhook url");
    const leaver = weather.leavers.find(({ userId }) => userId === to);
    if (leaver !== undefined && leaver.from <= now())
      return refused.length % 2 === 0
        ? error(81013, "user & party & tag all invalid")
        : error(60111, "userid not found");
    return chance.happens(SYSTEM_BUSY) ? error(-1, "system busy") : null;
  }

  /** An identical request within the interval asked for is swallowed (wecom.md 4.2). */
  function accept(message: Pick<Accepted, "to" | "text">, body: unknown): Accepted {
    const interval = Number(leaf(body, "duplicate_check_interval")) * 1000;
    const request = JSON.stringify(body);
    const known = requests.get(request);
    const isChecked = leaf(body, "enable_duplicate_check") === "1";
    if (isChecked && known !== undefined && known.at > now() - interval) return known;
    const taken = { at: now(), ...message, answeredAt: null };
    accepted.push(taken);
    if (isChecked) requests.set(request, taken);
    return taken;
  }

  const api = await startFakeApi((asked) => {
    const { path, body } = asked;
    if (path === "gettoken") {
      if (within(weather.down, now())) return { status: 503, raw: "busy" };
      issued.set(`T${++tokens}`, { at: now(), secret: asked.query["corpsecret"] ?? "" });
      return { errcode: 0, errmsg: "ok", access_token: `T${tokens}`, expires_in: 7200 };
    }
    if (path !== "message/send" && path !== "webhook/send") return undefined;
    const message = messageOf(asked, placeOf);
    const no = (why: string) => refused.push({ at: now(), ...message, why });
    const against = objection(asked, message.to);
    if (against !== null) {
      no(against.why);
      return against.answer;
    }
    if (chance.happens(BROKEN)) {
      no("broken before");
      return "reset";
    }
    const taken = accept(message, body);
    const breaks = killed() || chance.happens(BROKEN);
    if (breaks) no("broken after");
    else if (isAlive(issued.get(asked.query["access_token"] ?? "")?.secret ?? "")) taken.answeredAt ??= now();
    return breaks ? "reset" : { errcode: 0, errmsg: "ok", invaliduser: "", msgid: `m${accepted.length}` };
  });
  return { baseUrl: api.baseUrl, accepted, refused, remove: (key) => removed.add(key), close: api.close };
}

function messageOf({ path, query, body }: Asked, placeOf: Given["placeOf"]): Pick<Accepted, "to" | "text"> {
  if (path === "webhook/send")
    return { to: placeOf(query["key"] ?? ""), text: leaf(body, leaf(body, "msgtype"), "content") };
  const card = `${leaf(body, "template_card", "main_title", "title")}\n${leaf(body, "template_card", "sub_title_text")}`;
  const isCard = leaf(body, "msgtype") === "template_card";
  return { to: leaf(body, "touser"), text: isCard ? card.trim() : leaf(body, "text", "content") };
}
