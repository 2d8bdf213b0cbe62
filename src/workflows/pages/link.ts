// The way from an answer in the chat to the page that shows the same: of the same people and the same time.
import type { Whose } from "../../chat/args/whose.ts";
import type { Saying, Scene } from "../../chat/command.ts";
import type { Span } from "../../chat/read/span-units.ts";
import { isWithin } from "../../domain/people/rights.ts";
import { FIGURES } from "./board.ts";
import { COMPANY } from "./whose-page.ts";

export type Linking = Pick<Scene<unknown>, "actor" | "pagesUrl" | "channel">;

/** Of whom, and of when where a time was named; further parameters as they stand in the address. */
interface Shown {
  readonly whose: Whose;
  readonly when?: Span | null;
  readonly more?: Readonly<Record<string, string>>;
}

/** The answer with the address as `page`: none where there are no pages, on a page itself, and where that page is not theirs. */
export function withPage(
  saying: Saying,
  [page, shown]: readonly ["board" | "targets", Shown],
  scene: Linking,
): Saying {
  const whose = whoseIn(shown.whose, scene);
  const isOfAll = page === "board" && whose?.["department"] === COMPANY;
  if (whose === null || (isOfAll && !FIGURES.includes(shown.more?.["show"] ?? ""))) return saying;
  const when = shown.when ?? null;
  const period = when === null ? {} : { period: `${when.from}..${when.to}` };
  return linked(saying, { page, query: { ...whose, ...period, ...shown.more } }, scene);
}

/** The same for a page of another kind. */
export function linked(
  saying: Saying,
  { page, query }: { readonly page: string; readonly query: Readonly<Record<string, string>> },
  { pagesUrl, channel }: Pick<Linking, "pagesUrl" | "channel">,
): Saying {
  if (pagesUrl === null || channel === "web") return saying;
  const words = new URLSearchParams(query).toString();
  const address = `${pagesUrl}/${page}${words === "" ? "" : `?${words}`}`;
  return { ...saying, values: { ...saying.values, page: address } };
}

function whoseIn(whose: Whose, { actor }: Pick<Linking, "actor">): Readonly<Record<string, string>> | null {
  switch (whose.kind) {
    case "unsaid":
    case "led":
      return {};
    case "own":
      return actor.leads.length === 0 ? {} : { person: actor.userId };
    case "company":
      return { department: COMPANY };
    case "person":
      return whose.person.userId === actor.userId && actor.leads.length === 0
        ? {}
        : { person: whose.person.userId };
    case "department": {
      const { id, path } = whose.department;
      return actor.leads.some((led) => isWithin(path, led)) ? { department: String(id) } : null;
    }
  }
}
