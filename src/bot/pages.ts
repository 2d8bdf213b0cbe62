// The pages' place in the bot: where they are, who signs in how, what they look at and through which door they act.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { HttpParts } from "../channels/http.ts";
import { callingsOf } from "../domain/people/calling.ts";
import { projectRoot } from "../project-root.ts";
import { isForeign } from "../sandbox/guard.ts";
import type { LoginWay, SiteParts } from "../web/parts.ts";
import { addSite } from "../web/site.ts";
import { written } from "../web/written.ts";
import { desktopLoginUrl, loginUrl, whoLoggedIn } from "../wecom/login.ts";
import { leftOf } from "../workflows/pages/views.ts";
import type { Answering } from "./answering.ts";
import type { Ground } from "./ground.ts";
import { createListsPart } from "./lists-part.ts";
import { createLook } from "./looks.ts";
import { writingWith } from "./page-writing.ts";
import type { Reader } from "./reader.ts";
import type { Uploads } from "./uploads.ts";
import type { Wecom } from "./wecom.ts";

interface Needs {
  readonly wecom: Pick<Wecom, "api" | "introduce">;
  readonly reader: Pick<Reader, "compute">;
  readonly dispatch: Answering["dispatch"];
  readonly uploads: Pick<Uploads, "receive">;
  readonly hasBegun: () => Promise<boolean>;
}

const SECRET = "session-secret";

/** Null where nobody could log in: without PUBLIC_URL, or without the self-built app. */
export async function openPages(ground: Ground, needs: Needs): Promise<HttpParts["more"] | null> {
  const login = loginOf(ground, needs);
  if (login === null) return null;
  const { config, database, registry, log } = ground;
  const { wecom, reader, dispatch, uploads } = needs;
  const address = config.sandbox ? null : new URL(config.publicUrl ?? "");
  const secret =
    config.sessionSecret ??
    (await database.transaction((store) => store.settings.getOrPut(SECRET, ground.newSecret())));
  const member = (userId: string) =>
    database.read(async (store) => (await store.people.actor(userId))?.userId ?? null);
  const words = new Map(registry.entries.map(({ id, words: [word = ""] }) => [id, word]));
  words.set("next", ground.templates.header("words")["field-next"] ?? "");
  const wordOf = (command: string) => words.get(command) ?? "";
  const parts: SiteParts = {
    ...ground,
    login,
    secret,
    dispatch,
    hasBegun: needs.hasBegun,
    style: readFileSync(join(projectRoot, "src/web/pages.css"), "utf8"),
    icon: readFileSync(join(projectRoot, "src/web/icon.svg"), "utf8"),
    live: readFileSync(join(projectRoot, "src/web/page.js"), "utf8"),
    deskScript: readFileSync(join(projectRoot, "src/web/desk.js"), "utf8"),
    base: address?.pathname.replace(/\/+$/, "") ?? "",
    isHttps: address?.protocol === "https:",
    origins: {
      isHost: (host) => address !== null || !isForeign({ host }, true),
      originOf: (host) => address?.origin ?? `http://${host}`,
    },
    member: async (userId) =>
      (await member(userId)) ?? ((await wecom.introduce(userId)) ? await member(userId) : null),
    useOnce: (state) =>
      database.transaction(async ({ inbox }) => (await inbox.claim(`login/${state}`, ground.now())) === null),
    look: createLook(ground, reader),
    write: (page, looked, frame) =>
      written(page, looked, {
        frame,
        writing: writingWith({ ...ground, wordOf }, { rules: ground.rules, now: ground.now() }),
      }),
    lists: createListsPart(ground, uploads),
    leave: (userId) =>
      database.transaction(({ settings }) => settings.put(leftOf(userId), String(ground.wallClock()))),
    wordOf,
    report(error) {
      const trace = ground.newTrace();
      log.error({ err: error, trace }, "a page could not be shown");
      return trace;
    },
  };
  return (app) => addSite(app, parts);
}

function loginOf({ config, database }: Ground, { wecom }: Needs): LoginWay | null {
  const { app, publicUrl } = config;
  if (config.sandbox)
    return {
      way: "choose",
      people: () =>
        database.read(async ({ people }) => {
          const departments = new Map((await people.departments()).map(({ id, name }) => [id, name]));
          const active = await people.active();
          const all = [];
          for (const { userId, name, mainDepartmentId } of active.sort(
            (one, other) => one.mainDepartmentId - other.mainDepartmentId,
          )) {
            const actor = await people.actor(userId);
            all.push({
              userId,
              name,
              department: departments.get(mainDepartmentId) ?? "",
              callings: actor === null ? [] : callingsOf(actor),
            });
          }
          return all;
        }),
    };
  if (app === null || publicUrl === null) return null;
  return {
    way: "wecom",
    address({ state, isInClient }) {
      const request = { ...app, redirectUri: `${publicUrl}/login/return`, state };
      return isInClient ? loginUrl(request) : desktopLoginUrl(request);
    },
    async who(code) {
      const api = wecom.api();
      return api === null ? null : whoLoggedIn(api, code);
    },
  };
}
