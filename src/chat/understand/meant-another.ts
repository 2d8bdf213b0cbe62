// 新元改28万,不对,是恒力改28万: whoever was named by mistake is taken back in the same breath; only the one who is meant is heard of.
import { asRead, namedIn } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import type { Meaning } from "./means.ts";
import type { NamedAt } from "./names.ts";

/** What a text says by itself. */
type Hearing = (text: string, around: Surroundings) => Promise<Meaning>;

const SIGN = /不对|错|口误|不是/u;
/** Right before the one who is meant, behind a mark. */
const TAKES_BACK =
  /(?:^|[,;。!\s])[哦啊哎噢嗯呃呀诶]*(?:不对|我?(?:说|记|搞|弄|打|写|讲)错了?|错了|口误)(?:[,;。!\s]*(?:不对|(?:说|记|搞|弄|打|写|讲)?错了|不是))*[,;。!\s]*(?:应该|其实)?是?$/u;
/** 恒力今天没接,哦不是恒力,是万邦没接 */
const DENIES = /(?:^|[,;。!\s])[哦啊哎噢嗯呃呀诶]*不是\s*$/u;
const BUT = /^[\s,]*(?:而|应该)?是\s*$/u;
/** Nothing is said of the one who is meant but that it is them. */
const NO_MORE = /^(?:的|[那这][边家单个张])*[吧啊呀的了哈。!~\s]*$/u;

/** Null where nobody is taken back, or more than the two are spoken of. */
export function meantAnother(
  said: string,
  around: Surroundings,
  hear: Hearing,
): Promise<Meaning | null> | null {
  return SIGN.test(said) ? instead(said, around, hear) : null;
}

async function instead(said: string, around: Surroundings, hear: Hearing): Promise<Meaning | null> {
  const read = asRead(said);
  const names = namedIn(read, await around.mine(said));
  const [wrong] = names;
  const right = names.at(-1);
  if (wrong === undefined || right === undefined || sameOne(wrong, right)) return null;
  const from = takenBackAt(read, names, { wrong, right });
  if (from === null) return null;
  const rest = said.slice(right.end);
  if (!NO_MORE.test(read.slice(right.end))) return hear(said.slice(right.start), around);
  const told = `${said.slice(0, wrong.start)}${said.slice(right.start, right.end)}${said.slice(wrong.end, from)}`;
  return rest.includes("?") ? null : hear(told.trim(), around);
}

interface Pair {
  readonly wrong: NamedAt;
  readonly right: NamedAt;
}

/** Where the taking back begins; null where there is none. */
function takenBackAt(read: string, names: readonly NamedAt[], { wrong, right }: Pair): number | null {
  const [, second, third] = names;
  if (second === right) {
    const between = read.slice(wrong.end, right.start);
    const found = TAKES_BACK.exec(between);
    return found === null || found.index === 0 ? null : wrong.end + found.index;
  }
  if (second === undefined || third !== right || !sameOne(wrong, second)) return null;
  const denial = DENIES.exec(read.slice(wrong.end, second.start));
  const isBut = BUT.test(read.slice(second.end, right.start));
  return denial === null || denial.index === 0 || !isBut ? null : wrong.end + denial.index;
}

function sameOne(one: NamedAt, other: NamedAt): boolean {
  return one.nos.join() === other.nos.join();
}
