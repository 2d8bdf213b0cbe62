// The pages of lists: a file sent, its columns corrected, what was not taken fetched back. Begun and undone as in chat: /say.
import type Router from "@koa/router";
import type { Context } from "koa";
import { CHOSEN_UNITS } from "../domain/hands/lead-list.ts";
import { field, parameter, readForm, type Tokens } from "./form.ts";
import { leadTo } from "./login.ts";
import { boundaryOf, readUpload, type Upload } from "./multipart.ts";
import { showing } from "./own-path.ts";
import type { ChosenColumns, SiteParts, View } from "./parts.ts";
import { incomingOf, saidKey } from "./saying.ts";
import type { Sessions } from "./session.ts";
import type { Show } from "./show.ts";
import { worded } from "./worded.ts";

interface Needs {
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly show: Show;
  /** Shows a page as it is looked at. */
  readonly look: (ctx: Context, view: View, given: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** So much of what is being sent is held at once, by everybody together. */
const MOST_HELD = 200 * 1024 * 1024;
const STATUS = { "too-large": 413, refused: 403, busy: 503, misshapen: 400 } as const;
const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

export function addImporting(
  router: Router,
  parts: SiteParts,
  { sessions, tokens, show, look }: Needs,
): void {
  const { base, lists, dispatch, newSecret, templates, now } = parts;
  const limits = { mostMib: Math.floor(lists.mostBytes / 1024 / 1024) };
  let held = 0;

  router.get("/import", (ctx) => look(ctx, "lists", limits));
  router.get("/import/:id", (ctx) =>
    look(ctx, "list", {
      id: idOf(ctx.params["id"]),
      from: Math.max(1, Number(/^\d{1,6}$/.exec(parameter(ctx, "from"))?.[0] ?? 1)),
      only: (["back", "kept", "open"] as const).find((one) => one === parameter(ctx, "only")) ?? null,
    }),
  );

  router.post("/import", async (ctx) => {
    const session = sessions.of(ctx);
    const looked = session === null ? null : await parts.look("lists", session, limits);
    if (session === null || looked === null) {
      sessions.end(ctx);
      return leadTo(ctx, `${base}/login?${new URLSearchParams({ to: "/import" })}`);
    }
    const upload = await received(ctx, (token) => tokens.fits(session, token));
    // Whoever has gone away reads no answer, and nothing was begun.
    if (upload === null) return;
    const { file, trouble } = upload;
    const begun = file === null ? null : await lists.receive(looked.visitor.userId, file);
    if (typeof begun === "number") return leadTo(ctx, `${base}/import/${begun}`);
    const why = begun ?? trouble ?? "no-file";
    const visitor = { ...looked.visitor, token: tokens.of(session), key: newSecret() };
    const values = {
      ...worded(looked.values ?? {}, templates, now()),
      why,
      reply: null,
      task: null,
      back: "/import",
    };
    show(ctx, "lists", { status: why === "no-file" ? 400 : STATUS[why], visitor, values });
  });

  /** Null where its sender has gone away meanwhile. What was held is free again when it returns. */
  async function received(ctx: Context, fits: (token: string) => boolean): Promise<Upload | null> {
    const boundary = boundaryOf(ctx.get("content-type"));
    if (boundary === null) return { fields: {}, file: null, trouble: "misshapen" };
    let own = 0;
    try {
      return await readUpload(ctx.req, boundary, {
        mostBytes: lists.mostBytes,
        allows: (fields) => fits(fields["token"] ?? ""),
        holds(bytes) {
          if (held + bytes > MOST_HELD) return false;
          held += bytes;
          own += bytes;
          return true;
        },
      });
    } catch (error) {
      if (ctx.req.destroyed) return null;
      throw error;
    } finally {
      held -= own;
    }
  }

  /** What each column is, as the words of the chat: a form sent twice is one message. */
  router.post("/import/:id/columns", readForm(), async (ctx) => {
    const session = sessions.of(ctx);
    const looked = session === null ? null : await parts.look("visitor", session, {});
    const back = `/import/${idOf(ctx.params["id"])}`;
    const text = lists.wordsOf(idOf(ctx.params["id"]), chosenIn(ctx));
    const values = { words: text, back, to: new URLSearchParams({ to: back }).toString() };
    if (session === null || looked === null) {
      sessions.end(ctx);
      return show(ctx, "say-logged-out", { status: 401, values });
    }
    if (text === "") return leadTo(ctx, `${base}${back}`);
    const said = { type: "text", text } as const;
    const key = saidKey(ctx, said);
    if (key === null || !tokens.fits(session, field(ctx, "token"))) {
      const visitor = { ...looked.visitor, token: tokens.of(session), key: newSecret() };
      return show(ctx, "say-again", { status: 403, visitor, values });
    }
    await dispatch(incomingOf(looked.visitor.userId, key, said));
    // Where they were: what came of it stands there.
    leadTo(ctx, `${base}${showing(back, key)}#looked`);
  });

  for (const kind of ["rejected", "open"] as const)
    router.get(`/import/:id/${kind}.:format`, async (ctx) => {
      const session = sessions.of(ctx);
      const looked = session === null ? null : await parts.look("visitor", session, {});
      const back = `/import/${idOf(ctx.params["id"])}`;
      if (looked === null) return leadTo(ctx, `${base}/login?${new URLSearchParams({ to: back })}`);
      const format = ctx.params["format"] === "csv" ? "csv" : "xlsx";
      const file = await lists.rows({ id: idOf(ctx.params["id"]), kind }, looked.visitor.userId, format);
      if (file === null) return leadTo(ctx, `${base}${back}`);
      ctx.type = TYPES[format];
      ctx.set("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
      ctx.body = file.bytes;
    });
}

/** 0, which no list has, for what is no number of one. */
function idOf(text = ""): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

const UNITS = [...CHOSEN_UNITS, "unsaid"] as const;
const MOST_STAGES = 40;
const LONGEST_CAMPAIGN = 60;
const LONGEST_SIGNED = 30;

function chosenIn(ctx: Context): ChosenColumns {
  const { body } = ctx.request as { body?: unknown };
  const names = typeof body === "object" && body !== null ? Object.keys(body) : [];
  const columns = names.flatMap((name) => {
    const at = /^column-(\d{1,3})$/.exec(name)?.[1];
    return at === undefined ? [] : [[Number(at), field(ctx, name)] as const];
  });
  const words = Array.from({ length: MOST_STAGES }, (_, at) => at);
  const stages = words.flatMap((at) => {
    const [word, meaning] = [field(ctx, `word-${at}`), field(ctx, `stage-${at}`)];
    // What nobody has chosen is what it was taken for, and need not be remembered.
    const isSame = meaning === field(ctx, `taken-${at}`);
    return word === "" || meaning === "" || isSame ? [] : [[word, meaning] as const];
  });
  const owners = names.flatMap((name) => {
    const at = /^owner-name-(\d{1,3})$/.exec(name)?.[1];
    return at === undefined ? [] : [[field(ctx, name), field(ctx, `owner-${at}`)] as const];
  });
  const [signed, before] = ["signed", "signed-before"].map((name) =>
    field(ctx, name)
      .replace(/[「」\s]+/g, " ")
      .trim(),
  );
  const unit = field(ctx, "unit");
  const how = field(ctx, "how");
  return {
    columns: new Map(columns),
    stages: new Map(stages),
    owners: new Map(owners),
    unit: UNITS.find((one) => one === unit) ?? "",
    signed: signed === before ? null : (signed ?? "").slice(0, LONGEST_SIGNED),
    drops: how === "drop",
    begins: how === "begin" || how === "campaign",
    campaign:
      how === "campaign" ? field(ctx, "campaign").replace(/\s+/g, " ").trim().slice(0, LONGEST_CAMPAIGN) : "",
  };
}
