// 帮助: eight sentences for what somebody mostly comes for, the rest behind 更多; 帮助 全部; 帮助 领取: one command.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readStage } from "../../src/chat/read/stage.ts";
import type { Stage } from "../../src/domain/item/item.ts";
import { allOf, helpFor, sectionsOf } from "../../src/workflows/help.ts";

/** What its lines `said-list` ask for: how a list of customers comes in. */
const LIST = "list";
/** What its lines `said-able` ask for: who speaks here, and what for. */
const ABLE = "able";
/** What the template's lines `said-later` ask for: figures over time. */
const LATER = "later";

/** What somebody brings in begins there, and what is won ends there: neither asks for a mark. */
const FIRST: Stage = 1;
const LAST: Stage = 6;

/** 「接管」是什么意思. */
const QUOTES = /^[「“"'‘]|[」”"'’]$/gu;

export default command({
  right: "help",
  looks: true,
  args: { about: arg.words() },
  async run(scene) {
    const { args, commands } = scene;
    const one = commands.find(({ words }) => words.includes(args.about.replace(QUOTES, "")));
    if (one !== undefined) return say("one", { entry: one });
    if (args.about === LIST) return { words: "commands/import", ...say("how") };
    if (args.about === ABLE) return say("able");
    if (args.about === LATER) return say("later");
    const named = readStage(args.about);
    if (named?.rest.trim() === "") return say("stage", { stage: named.stage, first: FIRST, last: LAST });
    const section = sectionsOf(commands).find(({ name }) => name === args.about);
    if (section !== undefined) return say("section", { section });
    return args.about === "" ? helpFor(scene) : say("all", allOf(scene));
  },
});
