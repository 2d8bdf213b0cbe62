// 我的商机: all I hold, most urgent first, the closed ones counted; then what I do together with whoever holds it. Of some stages,
// what I hold in them; of a field that is empty, whose it is.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import type { Lacking } from "../../src/chat/read/lacking.ts";
import { amountOf, type Item } from "../../src/domain/item/item.ts";
import type { Fen } from "../../src/domain/money.ts";
import { linesWithLateness, withAmount } from "../../src/workflows/lists.ts";
import { sumOf } from "../../src/workflows/money.ts";

const FIELD = {
  amount: amountOf,
  next: ({ nextDay }: Item) => nextDay,
  need: ({ need }: Item) => need,
} satisfies Record<Lacking, (item: Item) => unknown>;

/** More are only counted. */
const MOST_NUMBERED = 8;

export default command({
  right: "mine",
  looks: true,
  args: { stages: arg.stagesSpokenOf(), lacking: arg.lackingSpokenOf() },
  audience: "private",
  async run({ args, actor, chat, now, store }) {
    const owned = await store.items.ownedBy(actor.userId);
    const open = owned.filter(({ outcome }) => outcome === "open");
    const won = owned.filter(({ outcome }) => outcome === "won");
    if (args.stages.length > 0) {
      const there = open.filter(({ stage }) => stage !== null && args.stages.includes(stage));
      return say("of-stages", {
        stages: args.stages,
        lines: (await linesWithLateness(there, now, store)).map(withAmount),
        amountFen: amountsOf(there),
        open: open.length,
      });
    }
    if (args.lacking !== null) {
      const empty = FIELD[args.lacking];
      const lacking = open.filter((item) => empty(item) === null);
      return say("lacking", { field: args.lacking, lines: await linesWithLateness(lacking, now, store) });
    }
    const companions = await store.companions.ofMember(actor.userId);
    const beside = (await store.items.byNos(companions.map(({ no }) => no))).filter(
      ({ place, ownerId, outcome }) => place === "owned" && ownerId !== actor.userId && outcome !== "lost",
    );
    const as = (role: "party" | "mentor") => {
      const nos = new Set(companions.filter((one) => one.role === role).map(({ no }) => no));
      return beside.filter(({ no }) => nos.has(no));
    };
    const told = (items: readonly Item[]) => linesWithLateness(items, now, store);
    const lines = await told([...open, ...won]);
    const together = await told(as("party"));
    const party = new Set(together.map(({ item }) => item.no));
    const mentoring = await told(as("mentor").filter(({ no }) => !party.has(no)));
    const all = [...lines, ...together, ...mentoring];
    await store.conversations.keepList(
      { userId: actor.userId, chatId: chat.id },
      all.map(({ item }) => item.no),
      now,
    );
    const quoted = open.filter(({ quotedFen }) => quotedFen !== null);
    const lost = owned.length - open.length - won.length;
    return say(all.length + lost === 0 ? "nothing" : "list", {
      lines,
      open: open.length,
      won: won.length,
      lost,
      quoted: quoted.length,
      quotedFen: amountsOf(quoted),
      named:
        quoted.length > MOST_NUMBERED ? [] : quoted.map((item) => ({ no: item.no, fen: amountOf(item) })),
      together,
      mentoring,
      first: all[0]?.item.no ?? null,
    });
  },
});

function amountsOf(items: readonly Item[]): Fen {
  return sumOf(items.map((item) => ({ amountFen: amountOf(item) ?? 0 })));
}
