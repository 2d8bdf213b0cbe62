// The colleague a command names: by @name, name, userid, 小张 or pinyin; several are offered to choose from.
import type { Member } from "../../domain/people/people.ts";
import type { Branch } from "../../domain/people/rights.ts";
import type { Arg, ArgScene } from "../arg.ts";
import { fold } from "../read/fold.ts";
import { readExpectedPerson, readLeadingPerson, readPersonReference } from "../read/person-reference.ts";
import { UsageError } from "../usage-error.ts";
import { sounds } from "../words/pinyin.ts";

export interface Colleague {
  readonly userId: string;
  readonly name: string;
  readonly department: Branch;
}

const SHORTEST_NAME = 2;
const MOST_CHOICES = 9;

interface Asked {
  /** The person named first, where another follows. */
  readonly leading?: true;
  /** Somebody who has left will do, where no colleague is called so. */
  readonly left?: true;
}

export function personArg(given: Asked = {}): Arg<Colleague> {
  return {
    async take(text, scene) {
      const read = given.leading === true ? readLeadingPerson(text) : readExpectedPerson(text);
      if (read === null) throw new UsageError("missing-person", { ask: null });
      const ahead = fold(text).slice(read.end - read.name.length);
      const { found, used } =
        (await wholeName(ahead, read.name, scene)) ?? (await beginning(read.name, { ...given, scene }));
      const end = read.end - (read.name.length - used);
      const rest = `${text.slice(0, read.start)} ${text.slice(end)}`.trim();
      const actor = await scene.store.people.actor(found.userId);
      if (actor !== null)
        return { value: { userId: actor.userId, name: actor.name, department: actor.department }, rest };
      if (given.left !== true) throw new UsageError("no-such-person", { name: read.name });
      const path = (await scene.store.people.pathOf(found.userId)) ?? "/0/";
      const department = { id: found.mainDepartmentId, path };
      return { value: { userId: found.userId, name: found.name, department }, rest };
    },
  };
}

/** The colleague where one is named by @ or 给; with `bare`, a bare name will do; null where nobody is. */
export function personIfNamedArg(given: { readonly bare?: true } = {}): Arg<Colleague | null> {
  return {
    async take(text, scene) {
      const read = given.bare === true ? readExpectedPerson(text) : readPersonReference(text);
      return read === null ? { value: null, rest: text } : personArg().take(text, scene);
    },
  };
}

/** Every colleague who is named by @, each once; none where nobody is. @throws UsageError */
export function peopleMentionedArg(): Arg<readonly Colleague[]> {
  return {
    async take(text, scene) {
      const found = new Map<string, Colleague>();
      let rest = text;
      while (fold(rest).includes("@")) {
        const { value, rest: left } = await personIfNamedArg().take(rest, scene);
        if (value === null || left === rest) break;
        found.set(value.userId, value);
        rest = left;
      }
      return { value: [...found.values()], rest };
    },
  };
}

/** The colleague somebody names between other words, 和 before the name or not. @throws UsageError */
export async function colleagueCalled(name: string, scene: ArgScene): Promise<Member> {
  const joined = /^[和跟与给归让](?=.{2})/u.exec(name)?.[0].length ?? 0;
  const alone = name.slice(joined);
  const isKnown = joined === 0 || (await calledSo(name, scene)).length > 0;
  const { found, used } = await beginning(isKnown ? name : alone, { scene });
  if (used < (isKnown ? name : alone).length) throw new UsageError("no-such-person", { name });
  return found;
}

/** Words in which a colleague may be named by @, and no other way: 让王总看了方案 names nobody of ours. */
export interface WordsWithPerson {
  /** As typed. */
  readonly text: string;
  readonly who: Colleague | null;
  /** Without the name. */
  readonly without: string;
}

export function wordsWithPersonArg(): Arg<WordsWithPerson> {
  return {
    async take(text, scene) {
      const words = text.trim();
      if (!fold(words).includes("@")) return { value: { text: words, who: null, without: words }, rest: "" };
      const { value: who, rest } = await personIfNamedArg().take(words, scene);
      return { value: { text: words, who, without: rest.trim() }, rest: "" };
    },
  };
}

/** Names with what no name is made of: 张三(销售), Li Lei. Null where none that the words begin with is longer than `name`. */
async function wholeName(
  ahead: string,
  name: string,
  { store }: ArgScene,
): Promise<{ found: Member; used: number } | null> {
  const words = ahead.toLowerCase();
  const isSaid = (member: Member) => {
    const called = fold(member.name).toLowerCase();
    const parted = !/[a-z]$/.test(called) || !/^[a-z]/.test(words.slice(called.length));
    return called.length > SHORTEST_NAME && PIECED.test(called) && words.startsWith(called) && parted;
  };
  const all = await store.people.membersBeginning(name.slice(0, SHORTEST_NAME), MOST_BEGINNING);
  const [longest] = all.filter(isSaid).sort((a, b) => b.name.length - a.name.length);
  return longest === undefined ? null : { found: longest, used: longest.name.length };
}

/** What `@name` alone stops at. */
const PIECED = /[^\p{L}\p{N}_·.-]/u;
const MOST_BEGINNING = 200;

/** Nothing parts a Chinese name from what follows: the longest beginning that is somebody's name or userid wins. */
async function beginning(
  name: string,
  { scene, left }: Asked & { readonly scene: ArgScene },
): Promise<{ found: Member; used: number }> {
  for (let used = name.length; used >= Math.min(SHORTEST_NAME, name.length); used--) {
    const part = name.slice(0, used);
    const here = await calledSo(part, scene);
    const people = here.length === 0 && left === true ? await leftCalledSo(part, scene) : here;
    const [only] = people;
    if (people.length > 1) throw await severalPeople(part, people, scene);
    if (only !== undefined) return { found: only, used };
  }
  const alike = await soundingSo(name, scene);
  const [only] = alike;
  if (only === undefined) throw new UsageError("no-such-person", { name });
  if (alike.length > 1) throw await severalPeople(name, alike, scene);
  return { found: only, used: name.length };
}

/** The colleague whose name the words begin with; null where there is none, or there are several. */
export async function colleagueBeginning(words: string, scene: ArgScene): Promise<Member | null> {
  for (let length = Math.min(words.length, LONGEST_NAME); length >= SHORTEST_NAME; length--) {
    const people = await calledSo(words.slice(0, length).replace(/^@/u, ""), scene);
    const [only] = people;
    if (only !== undefined) return people.length === 1 ? only : null;
  }
  return null;
}

/** The colleague the words begin with, in full or as 小李, with @ or without; and what stands behind the name as it was typed. */
export async function beginsWithColleague(
  words: string,
  scene: ArgScene,
): Promise<{ readonly userId: string; readonly name: string; readonly rest: string } | null> {
  const bare = words.replace(/^[@\uff20]\s?/u, "");
  const found = await colleagueBeginning(bare, scene);
  if (found === null) return null;
  const name = bare.startsWith(found.name) ? found.name : (CALLED.exec(bare)?.[0] ?? "");
  return name === "" ? null : { userId: found.userId, name, rest: bare.slice(name.length) };
}

const CALLED = /^(?:[小老阿][\u4e00-\u9fff]|[\u4e00-\u9fff](?:总|工|哥|姐|经理|主管|老师|主任))/u;
const LONGEST_NAME = 12;

async function calledSo(part: string, { store, actor }: ArgScene): Promise<readonly Member[]> {
  const byId = await store.people.member(part);
  if (byId?.active) return [byId];
  const named = await store.people.membersNamed(part);
  if (named.length > 0) return named;
  const surname = surnameIn(part);
  if (surname === null) return [];
  const all = await store.people.membersBeginning(surname, 200);
  const near = all.filter(({ mainDepartmentId }) => mainDepartmentId === actor.department.id);
  const others = near.filter(({ userId }) => userId !== actor.userId);
  return others.length > 0 ? others : all;
}

async function leftCalledSo(part: string, { store }: ArgScene): Promise<readonly Member[]> {
  const byId = await store.people.member(part);
  return byId === null ? store.people.leaversNamed(part) : [byId];
}

/** 小张, 老李, 王总, 陈姐: the surname, which among colleagues is often enough. */
function surnameIn(part: string): string | null {
  const found = /^(?:[小老阿]([\u4e00-\u9fff])|([\u4e00-\u9fff])(?:总|工|哥|姐|经理|主管|老师|主任))$/.exec(
    part,
  );
  return found?.[1] ?? found?.[2] ?? null;
}

/** zhangsan for 张三, where no userid is spelled so. */
async function soundingSo(name: string, { store }: ArgScene): Promise<readonly Member[]> {
  const wanted = /^[a-z]{4,}/i.exec(name)?.[0].toLowerCase();
  if (wanted === undefined) return [];
  const sound = await sounds();
  return (await store.people.active()).filter((member) => sound(member.name) === wanted);
}

async function severalPeople(
  name: string,
  people: readonly Member[],
  { store }: ArgScene,
): Promise<UsageError> {
  const departments = new Map((await store.people.departments()).map(({ id, name: title }) => [id, title]));
  const choices = people.slice(0, MOST_CHOICES);
  return new UsageError("several-people", {
    name,
    people: choices.map(({ userId, name: called, mainDepartmentId }) => ({
      userId,
      name: called,
      department: departments.get(mainDepartmentId) ?? "",
    })),
    pick: { name, tokens: choices.map(({ userId }) => `@${userId} `) },
  });
}
