// 新客户怎么报备, 怎么转给同事, 报备要填啥: how something is said here is asked, and the help on that command answers it.
import { fold } from "../read/fold.ts";
import { sifted } from "../read/signs.ts";
import { spelled } from "../read/simplified.ts";
import type { Surroundings } from "./around.ts";
import { namesIn } from "./names.ts";
import { type Registry, weightOf } from "./registry.ts";
import { INTAKE } from "./seen.ts";

const HOW = sifted(
  /(?:要|该|应该|得)?(?:怎么|怎样|如何|咋)(?:去|来|才能|能|样)?(?!样|回事|说|讲|办|没|不|还|这|那|会|又|就|联系|称呼|走|找|算|了|用|弄|啊|呢|回|让|给我|突然|变|看|想|考虑|听|觉得|知道|发现|选)(?=\p{Script=Han})/u,
);
const WHAT_IS_NEEDED = sifted(
  /(?:要|需要|得|都要)(?:填|写|准备|提供|带|报)(?:些|点)?(?:什么|啥|哪些)|(?:什么|啥)格式/u,
);
/** 录线索怎么弄啊, behind the command's own word. */
const USED_HOW =
  /^\s*(?:这个|命令|功能)?(?:到底|该|要|得)?(?:怎么|怎样|如何|咋)(?:弄|用|写|填|打|发|操作|输|录|报|说|搞)(?:的|法)?(?:[啊呀呢哦吗么]|$|[\s,，;；。?？!！])/u;
const LONGEST = 18;
const HELP = "help";
/** Says itself how a list comes in. */
const IMPORT = "import";

/** The help's words on the command; null where no command is asked about, or a customer is spoken of. */
export function howTo(said: string, around: Surroundings): Promise<string | null> | null {
  const text = spelled(said)
    .replace(/[?？。!~\s]+$/u, "")
    .trim();
  const found = around.registry.find(text);
  if (found !== null && USED_HOW.test(found.rest))
    return Promise.resolve(`${around.registry.wordOf(HELP)} ${around.registry.wordOf(found.entry.id)}`);
  const how = HOW.exec(text);
  if ([...text].length > LONGEST || (how === null && !WHAT_IS_NEEDED.test(text))) return null;
  return askedOf(text, how, around);
}

async function askedOf(
  text: string,
  how: RegExpExecArray | null,
  around: Surroundings,
): Promise<string | null> {
  if (around.registry.entry(IMPORT).words.some((word) => text.includes(word))) return null;
  if (/\d/u.test(text) || namesIn(text, await around.mine(text)).length > 0) return null;
  if (namesIn(text, await around.others(text)).length > 0) return null;
  const word = how === null ? wordFirst(text, around.registry) : wordAsked(text, how, around);
  return word === null ? null : `${around.registry.wordOf(HELP)} ${word}`;
}

/** The command that stands right behind 怎么, else the longest word of one, else what the rest of it calls for. */
function wordAsked(text: string, how: RegExpExecArray, { registry, intake }: Surroundings): string | null {
  const behind = text.slice(how.index + how[0].length);
  const direct = wordFirst(behind, registry);
  if (direct !== null) return direct;
  const said = fold(text);
  const doing = registry.entries.filter((entry) => weightOf(entry) !== "looks");
  const held = doing
    .flatMap(({ id, words }) => words.map((word) => ({ id, word })))
    .filter(({ word }) => word.length > 1 && said.includes(word))
    .sort((one, other) => other.word.length - one.word.length)[0];
  if (held !== undefined) return registry.wordOf(held.id);
  const without = `${text.slice(0, how.index)}${behind}`;
  const found = [...registry.recognise(behind), ...registry.recognise(without)].find(
    ({ cue, weight }) =>
      cue.manner !== "not" && weight >= LEAST && weightOf(registry.entry(cue.id)) !== "looks",
  );
  if (found === undefined) return null;
  return registry.wordOf(INTAKE.has(found.cue.id) ? intake : found.cue.id);
}

const LEAST = 2;

function wordFirst(text: string, registry: Registry): string | null {
  const found = registry.find(text);
  return found === null || weightOf(found.entry) === "looks" ? null : registry.wordOf(found.entry.id);
}
