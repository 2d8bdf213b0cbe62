// Who sends what the group bot hears, where it hears ids that nobody can read: asked of WeCom, or said by the person.
import { createHmac, timingSafeEqual } from "node:crypto";
import type { BindPageParts, Fields } from "../channels/bind-pages.ts";
import { createRecognition } from "../channels/bot-identities.ts";
import type { DispatchParts } from "../chat/turn/dispatch.ts";
import { toPlain } from "../chat/words/plain.ts";
import type { AppConfig } from "../config.ts";
import { tailOf } from "../domain/people/binding.ts";
import { loginUrl, whoLoggedIn } from "../wecom/login.ts";
import { userIdOf } from "../wecom/open-userid.ts";
import { createOffers, stateOf } from "../workflows/bind-offer.ts";
import { redeem } from "../workflows/redeem.ts";
import type { Ground } from "./ground.ts";
import type { Wecom } from "./wecom.ts";

export interface Identity extends Required<Pick<DispatchParts, "introduce" | "offer">> {
  /** Null where a link would lead nowhere: without PUBLIC_URL, or without the self-built app. */
  readonly pages: BindPageParts | null;
}

export function createIdentity(ground: Ground, wecom: Wecom): Identity {
  const { config, log, database, now, monotonic } = ground;
  const { introduce } = wecom;
  const { app, publicUrl } = config;
  const recognise = createRecognition({
    known: (botUserId) =>
      database.read(async (store) => (await store.identities.of(botUserId))?.userId ?? null),
    ask: async (botUserId) => {
      const api = wecom.api();
      return api === null ? null : userIdOf(api, botUserId);
    },
    keep: (botUserId, userId) =>
      database.transaction(async ({ people, identities }) => {
        const actor = await people.actor(userId);
        if (actor === null) return false;
        await identities.keep({ botUserId, userId: actor.userId, how: "converted", at: now() });
        return true;
      }),
    introduce,
    monotonic,
    told: (error) => log.warn({ err: error }, "WeCom did not say whose id the group bot heard"),
  });
  return {
    introduce: ({ channel, userId }) => (channel === "bot" ? recognise(userId) : introduce(userId)),
    offer: createOffers({
      transaction: database.transaction,
      now,
      secret: app?.secret ?? null,
      publicUrl,
    }),
    pages: app === null || publicUrl === null ? null : pagesOf({ ...ground, app, publicUrl, wecom }),
  };
}

interface PageNeeds extends Ground {
  readonly app: AppConfig;
  readonly publicUrl: string;
  readonly wecom: Wecom;
}

function pagesOf({ app, publicUrl, database, log, templates, now, wecom }: PageNeeds): BindPageParts {
  const openOffer = (state: string) => database.read((store) => store.bindOffers.open(state, now()));
  /** Only whoever came back from the login as this member, for this link, holds it: no other page can send the form. */
  const proofOf = ({ state, bot, member }: Fields): string =>
    createHmac("sha256", app.secret).update(`confirm\n${state}\n${bot}\n${member}`).digest("hex");

  return {
    templates,
    onError: (error) => log.error({ err: error }, "a page could not be shown"),
    async begin(token) {
      const state = stateOf(token);
      if ((await openOffer(state)) === null) return null;
      return loginUrl({ ...app, redirectUri: `${publicUrl}/bind/return`, state });
    },
    async arrive({ code, state }) {
      const offer = await openOffer(state);
      if (offer === null) return { outcome: "gone" };
      const api = wecom.api();
      const userId = api === null || code === "" ? null : await whoLoggedIn(api, code);
      if (userId === null) return { outcome: "unknown" };
      const member = () => database.read((store) => store.people.actor(userId));
      const actor = (await member()) ?? ((await wecom.introduce(userId)) ? await member() : null);
      if (actor === null) return { outcome: "unknown" };
      const fields = { state, bot: offer.botUserId, member: actor.userId };
      const values = { name: actor.name, tail: tailOf(offer.botUserId), askedAt: offer.at };
      return { outcome: "ask", values, fields: { ...fields, proof: proofOf(fields) } };
    },
    async confirm(fields) {
      const { state = "", bot = "", member = "", proof = "" } = fields;
      if (!isSame(proof, proofOf({ state, bot, member }))) return "gone";
      const bound = await database.transaction(async (store) => {
        const at = now();
        if ((await store.people.actor(member)) === null) return false;
        const identity = await redeem(store, { secret: state, userId: member, now: at });
        // A form sent twice is told the same.
        if (identity === null) return (await store.identities.of(bot))?.userId === member;
        const markdown = templates.render("common", "bound", { tail: tailOf(bot), now: at, group: false });
        await store.outbox.enqueue({
          key: `bound/${bot}/${at}`,
          toKind: "member",
          toId: member,
          markdown,
          text: toPlain(markdown),
          at,
        });
        return true;
      });
      if (bound) wecom.delivery.wake();
      return bound ? "done" : "gone";
    },
  };
}

function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
