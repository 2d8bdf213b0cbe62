// The colleague a command names: by @name, name, userid, 小张 or pinyin; several are offered to choose from.
import type { Member } from "../domain/people.ts";
import type { Branch } from "../domain/rights.ts";
import type { Arg, ArgScene } from "./arg.ts";
import { readExpectedPerson, readLeadingPerson, readPersonReference } from "./read/person-reference.ts";
import { UsageError } from "./usage-error.ts";
import { sounds } from "./words/pinyin.ts";

export interface Colleague {
  readonly userId: string;
  readonly name: string;
  readonly department: Branch;
}

const SHORTEST_NAME = 2;
const MOST_CHOICES = 9;

/** With `leading`, the person named first, where another follows. */
export function personArg(given: { readonly leading?: true } = {}): Arg<Colleague> {
  return {
    async take(text, scene) {
      const read = given.leading === true ? readLeadingPerson(text) : readExpectedPerson(text);
      if (read === null) throw new UsageError("missing-person", { ask: null });
      const { found, used } = await beginning(read.name, scene);
      const end = read.end - (read.name.length - used);
      const rest = `${text.slice(0, read.start)} ${text.slice(end)}`.trim();
      const actor = await scene.store.people.actor(found.userId);
      if (actor === null) throw new UsageError("no-such-person", { name: read.name });
      return { value: { userId: actor.userId, name: actor.name, department: actor.department }, rest };
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

/** The colleague somebody names between other words, 和 before the name or not. @throws UsageError */
export async function colleagueCalled(name: string, scene: ArgScene): Promise<Member> {
  const joined = /^[和跟与给归让](?=.{2})/u.exec(name)?.[0].length ?? 0;
  const alone = name.slice(joined);
  const isKnown = joined === 0 || (await calledSo(name, scene)).length > 0;
  const { found, used } = await beginning(isKnown ? name : alone, scene);
  if (used < (isKnown ? name : alone).length) throw new UsageError("no-such-person", { name });
  return found;
}

/** Nothing parts a Chinese name from what follows: the longest beginning that is somebody's name or userid wins. */
async function beginning(name: string, scene: ArgScene): Promise<{ found: Member; used: number }> {
  for (let used = name.length; used >= Math.min(SHORTEST_NAME, name.length); used--) {
    const part = name.slice(0, used);
    const people = await calledSo(part, scene);
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
