// Several things in one message without numbers before them: a command a line, a customer a line, a lead a line.
import { fold } from "../read/fold.ts";
import { type Named, nameBeginning } from "../read/name-beginning.ts";
import { separateLeads } from "../read/separate-leads.ts";
import type { Found, Registry } from "./registry.ts";
import { INTAKE } from "./seen.ts";

/** One of several: a command, or a new lead that is asked about before it is recorded. */
export interface Line {
  readonly text: string;
  readonly isNew: boolean;
}

interface Around {
  readonly registry: Registry;
  readonly own: () => Promise<readonly Named[]>;
}

/** Each part as a command of its own; null where it is one thing. What begins nothing goes on with the part before it. */
export function commandLines(said: string, around: Around): Promise<readonly Line[] | null> | null {
  const first = around.registry.find(said);
  if (first === null) return null;
  const leads = INTAKE.has(first.entry.id) ? separateLeads(first.rest) : null;
  if (leads !== null) return Promise.resolve(leads.map((lead) => line(`${first.word} ${lead}`)));
  return /[\n;]/.test(fold(said)) ? linesBehind(first, said, around) : null;
}

async function linesBehind(
  first: Found,
  said: string,
  { registry, own }: Around,
): Promise<readonly Line[] | null> {
  const names = await own();
  const parts: string[] = [];
  let last: Found = first;
  let no: number | null = null;
  for (const { text, mark } of pieces(said)) {
    const found = mark === ";" ? null : begins(text, registry, names);
    const item = found === null && parts.length > 0 && takesWords(last) ? itemFirst(text, names) : null;
    if (parts.length === 0) {
      parts.push(text);
      no = itemFirst(first.rest, names)?.no ?? null;
    } else if (found !== null) {
      parts.push(text.trim());
      last = found;
      no = itemFirst(found.rest, names)?.no ?? null;
    } else if (item !== null && item.no !== no) {
      parts.push(`${last.word} #${item.no} ${item.rest}`);
      no = item.no;
    } else parts.push(`${parts.pop() ?? ""}${mark}${text}`);
  }
  return parts.length < 2 ? null : parts.map(line);
}

/** Commands without an item whose word alone opens a line. */
const OPENING: ReadonlySet<string> = new Set([...INTAKE, "remind-me"]);

function line(text: string): Line {
  return { text, isNew: false };
}

function pieces(said: string): readonly { readonly text: string; readonly mark: string }[] {
  const found: { text: string; mark: string }[] = [];
  let mark = "";
  for (const part of said.split(/([\n;；])/u)) {
    if (/^[\n;；]$/u.test(part)) mark = part === "；" ? ";" : part;
    else found.push({ text: part, mark });
  }
  return found;
}

/** A line that begins with a command and its item; 客户要报价 in a report is what the customer wants. */
function begins(text: string, registry: Registry, names: readonly Named[]): Found | null {
  const found = registry.find(text);
  if (found === null) return null;
  if (OPENING.has(found.entry.id)) return /^[\s:：,，#＃]/u.test(found.rest) ? found : null;
  const args = Object.keys(found.entry.command.args);
  if (args.length === 0) return found.rest.trim() === "" ? found : null;
  return args.includes("item") && itemFirst(found.rest, names) !== null ? found : null;
}

/** 跟进 and 备注 hold for the lines below; nothing else is done to another item without its word. */
function takesWords({ entry }: Found): boolean {
  return entry.id === "follow-up" || entry.id === "note";
}

/** #19 …, 19 … of one's own items, 新元 …: whose item the part begins with. */
function itemFirst(
  text: string,
  names: readonly Named[],
): { readonly no: number; readonly rest: string } | null {
  const folded = fold(text);
  const marked = /^[\s,:]*#\s*(\d{1,9})(?![\d.eE])号?/.exec(folded);
  if (marked !== null) return { no: Number(marked[1]), rest: text.slice(marked[0].length).trim() };
  const bare =
    /^[\s,:]*(\d{1,9})(?:号)?[\s:,]+(?![\d\s台套个家人万亿千百元块年月日天点次期%]|.?[月日])/u.exec(folded);
  if (bare !== null && names.some(({ no }) => no === Number(bare[1])))
    return { no: Number(bare[1]), rest: text.slice(bare[0].length).trim() };
  const lead = /^[\s,:]*/.exec(folded)?.[0].length ?? 0;
  const named = nameBeginning(text.slice(lead), names);
  if (named?.kind !== "one") return null;
  return { no: named.no, rest: text.slice(lead + named.length).replace(/^[\s,，:：、]+/u, "") };
}
