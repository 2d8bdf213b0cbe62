// Loads handlers/commands, pairs each with its template, and finds the command a text begins with.
import type { Weight } from "../../domain/deed.ts";
import { handlersIn } from "../../handlers-in.ts";
import type { Arg } from "../arg.ts";
import type { Command, Entry, SaidLine, Topic } from "../command.ts";
import { ONCE, withoutOnce } from "../read/courtesy.ts";
import { fold } from "../read/fold.ts";
import { lately } from "../read/remembered.ts";
import { simplified } from "../read/simplified.ts";
import type { Templates } from "../words/templates.ts";
import { cueOf } from "./cue.ts";
import { nearest } from "./near-miss.ts";
import { createRecogniser, type Recognised } from "./recognise.ts";
import { createTopics, type Topics } from "./topics.ts";

/** Where a command stands in the help: `section: 公海 2` is the second of its section; without a number, last. */
const UNRANKED = 99;

export interface Found {
  readonly entry: Entry;
  /** The word that was used, as the template spells it. */
  readonly word: string;
  /** What followed the command's word, unaltered. */
  readonly rest: string;
}

export interface Registry {
  readonly entries: readonly Entry[];
  find(text: string): Found | null;
  /** The canonical word of a command. */
  wordOf(id: string): string;
  /** @throws Error where there is no such command */
  entry(id: string): Entry;
  /** The commands a masked clause speaks of in people's own words, the surest first. */
  recognise(masked: string): readonly Recognised[];
  /** Whether a line of the command's own takes it back (`not:`). */
  takesBack(id: string, masked: string): boolean;
  /** The looks that speak of what a question is about. */
  readonly topics: Topics;
  /** The canonical words nearest to what was typed, best first. */
  near(text: string): readonly string[];
}

/** Loads every command; a file without template, words or usage stops the start with its name. */
export async function loadRegistry(templates: Templates): Promise<Registry> {
  const entries = (await handlersIn("commands")).map(({ id, module }) => {
    if (module.default === undefined) throw new Error(`handlers/commands/${id}.ts has no default export`);
    return entryOf(id, module.default as Command, templates);
  });
  return createRegistry(inHelpOrder(entries, templates));
}

function inHelpOrder(entries: readonly Entry[], templates: Templates): Entry[] {
  const sections = (templates.header("words")["sections"] ?? "").split("、");
  const place = ({ section }: Entry) =>
    sections.includes(section) ? sections.indexOf(section) : sections.length;
  return [...entries].sort((a, b) => place(a) - place(b) || a.rank - b.rank);
}

function entryOf(id: string, command: Command, templates: Templates): Entry {
  const header = templates.header(`commands/${id}`);
  const field = (name: string): string => {
    const value = header[name];
    if (value === undefined || value === "") throw new Error(`templates/commands/${id}.md has no "${name}:"`);
    return value;
  };
  const [section, rank] = field("section").split(" ");
  return {
    id,
    command,
    words: field("words").split("、"),
    usage: field("usage"),
    examples: field("examples")
      .split("·")
      .map((example) => example.trim()),
    about: field("about"),
    said: saidIn(header),
    topic: topicIn(header),
    offered: (values) =>
      templates.has(`commands/${id}`, OFFERED)
        ? templates.render(`commands/${id}`, OFFERED, { ...values, now: 0, group: false }).trim()
        : "",
    worded: (block, values) =>
      templates.render(`commands/${id}`, block, { ...values, now: 0, group: false }).trim(),
    section: section ?? "",
    rank: Number(rank ?? UNRANKED),
  };
}

const OFFERED = "offered";
const SAID = /^(said|told|not)(?:-(.+))?$/;

/** `told-3: 报价发(过去|给) · 报了价`: manner and variant in the key, the lines behind it. */
function saidIn(header: Readonly<Record<string, string>>): readonly SaidLine[] {
  return Object.entries(header).flatMap(([key, value]) => {
    const match = SAID.exec(key);
    if (match === null) return [];
    const manner = match[1] as SaidLine["manner"];
    return value
      .split("·")
      .map((line) => ({ manner, variant: match[2] ?? null, line: line.trim() }) as const);
  });
}

function topicIn(header: Readonly<Record<string, string>>): Topic | null {
  const list = (key: string) => (header[key] ?? "").split(/[、·]/u).flatMap((word) => word.trim() || []);
  return header["topic"] === undefined
    ? null
    : { words: list("topic"), also: list("topic-also"), of: list("topic-of"), when: list("topic-when") };
}

export function takesItem({ command }: Pick<Entry, "command">): boolean {
  return Object.keys(command.args).includes("item");
}

/** 提醒我 明天九点 带样品: an item may be named, and need not be. */
export function mayGoWithoutItem({ command }: Pick<Entry, "command">): boolean {
  const args: Readonly<Record<string, Arg<unknown> | undefined>> = command.args;
  return args["item"]?.isOptional === true;
}

/** What carrying it out means for others. */
export function weightOf({ command }: Pick<Entry, "command">): Weight {
  return command.looks === true ? "looks" : command.undoable === true ? "own" : "weighty";
}

/** Longest word wins; a word of one character must stand apart from what follows it. */
export function createRegistry(entries: readonly Entry[]): Registry {
  const byWord = new Map<string, Entry>();
  for (const entry of entries)
    for (const word of entry.words) {
      const key = fold(word).toLowerCase();
      const other = byWord.get(key);
      if (other !== undefined) throw new Error(`"${word}" is a word of both ${other.id} and ${entry.id}`);
      byWord.set(key, entry);
    }
  /** Under their first character, the longest first. */
  const beginning = new Map<string, string[]>();
  for (const word of [...byWord.keys()].sort((a, b) => b.length - a.length))
    beginning.set(word.charAt(0), [...(beginning.get(word.charAt(0)) ?? []), word]);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const recogniser = createRecogniser(entries.flatMap(({ id, said }) => said.map((line) => cueOf(line, id))));
  const topics = createTopics(entries.flatMap(({ id, topic }) => (topic === null ? [] : [{ id, ...topic }])));
  return {
    entries,
    topics,
    entry(id) {
      const entry = byId.get(id);
      if (entry === undefined) throw new Error(`there is no command ${id}`);
      return entry;
    },
    recognise: (masked) => recogniser.in(masked),
    takesBack: (id, masked) => recogniser.takesBack(id, masked),
    // Whoever has a part in a message asks for its command anew.
    find: lately(begun),
    wordOf(id) {
      const word = byId.get(id)?.words[0];
      if (word === undefined) throw new Error(`there is no command ${id}`);
      return word;
    },
    near: (text) => nearest(fold(text).trim(), entries),
  };

  function begun(text: string): Found | null {
    const lower = simplified(fold(text)).toLowerCase();
    const lead = lower.length - lower.trimStart().length;
    for (const word of beginning.get(lower.charAt(lead)) ?? []) {
      if (!lower.startsWith(word, lead)) continue;
      const after = lower.slice(lead + word.length);
      const entry = byWord.get(word);
      if (entry === undefined || !standsApart(word, after, entry)) continue;
      return { entry, word, rest: withoutOnce(text.slice(lead + word.length)) };
    }
    return null;
  }
}

/** Behind a word of one character. */
const APART = new RegExp(`^(?:[\\s\\d#@\\p{P}]|一下|${ONCE}|了$)`, "u");

function standsApart(word: string, after: string, entry: Entry): boolean {
  const { apart } = entry.command;
  if (apart instanceof RegExp) return apart.test(after);
  if (apart === true) return /^\s*(?:$|[#\uff03@]?\s*\d)/u.test(after);
  const takesNothing = Object.keys(entry.command.args).length === 0;
  if (takesNothing) return /^(?:有哪些|有什么|列表|呢|吧|啊|一下)?[\s\p{P}]*$/u.test(after);
  return word.length > 1 || after === "" || APART.test(after);
}
