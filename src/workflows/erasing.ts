// 删除个人信息: what of a customer tells who its people are, found and taken out of everything (rules.md 12).
import type { Store } from "../../db/store.ts";
import type { Erasure, Gone } from "../../db/stores/personal-data.ts";
import { PERSON_NAMED } from "../chat/read/profile-words.ts";
import { dayOf } from "../domain/day.ts";
import type { Item } from "../domain/item/item.ts";
import { createScrub, hintsOf } from "../domain/item/personal-data.ts";

/** What a person is called afterwards, in lists and exports alike. */
export const ERASED_NAME = "(已删除)";

/** The reason that stands on the tombstones of their numbers; templates word it. */
export const PERSONAL_DATA = "personal-data";

/** A desk is no person: its word stands in any text. */
const DESK =
  /^(?:采购|前台|老板|客服|销售|财务|负责人|经理|工程师|技术|办公室|总机|行政|人事|联系人|采购部|技术部|董事长|总经理)$/u;
const TITLES = [
  "总",
  "工",
  "经理",
  "主任",
  "老师",
  "先生",
  "女士",
  "小姐",
  "老板",
  "董",
  "处",
  "科长",
  "部长",
  "厂长",
];
const COMPOUND =
  /^(?:欧阳|司马|上官|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|端木|南宫|轩辕|独孤)/u;
const HAN_NAME = /^\p{Script=Han}{2,4}$/u;

export async function erasureOf(
  item: Item,
  store: Store,
): Promise<Erasure & { readonly items: readonly Item[] }> {
  const customer = await store.customers.byId(item.customerId);
  const customerIds = await store.personalData.family(customer.mergedInto ?? customer.id);
  const customers = [...(await store.customers.byIds(customerIds)).values()];
  const items: Item[] = [];
  for (const id of customerIds) items.push(...(await store.items.ofCustomer(id)));
  const nos = items.map(({ no }) => no);
  const contacts = (await Promise.all(customerIds.map((id) => store.contacts.of(id)))).flat();
  const consent = await store.customerValues.consentOf(customer.id);
  const called = [
    ...contacts.map(({ name }) => name),
    ...items.map(({ decisionMaker }) => decisionMaker),
    ...customers.filter(({ type, nameKey }) => type === "person" || nameKey === "").map(({ name }) => name),
    consent?.who ?? null,
  ];
  const secrets = {
    phones: [...new Set(contacts.flatMap(({ phoneKey }) => (phoneKey === null ? [] : [phoneKey])))],
    ids: [
      ...(await store.personalData.wechatIds(customerIds, nos)),
      ...contacts.flatMap(({ phone }) => (phone !== null && /[a-z]/i.test(phone) ? [phone] : [])),
    ],
    names: await namesOf(called, store),
  };
  const scrub = createScrub(secrets);
  const companies = customers.filter(({ type, nameKey }) => type === "company" && nameKey !== "");
  const numbers = nos.length === 0 ? null : new RegExp(`#(?:${nos.join("|")})(?!\\d)`, "u");
  return {
    items,
    customerIds,
    nos,
    scrub,
    isAbout: (text) =>
      scrub.holds(text) || numbers?.test(text) === true || companies.some(({ name }) => text.includes(name)),
    hints: [...hintsOf(secrets), ...secrets.names],
  };
}

/** 王磊 is 王总 and 小王 in a text as well, unless a colleague is called so. */
async function namesOf(
  called: readonly (string | null)[],
  { people }: Pick<Store, "people">,
): Promise<string[]> {
  const names = [...new Set(called)].filter(
    (name) => name !== null && [...name].length > 1 && !DESK.test(name) && !/^[\d\s-]+$/.test(name),
  ) as string[];
  const surnames = new Set((await people.active()).map(({ name }) => [...name][0]));
  const others = names.flatMap((name) => {
    const surname = COMPOUND.exec(name)?.[0] ?? [...name][0] ?? "";
    const isPerson = HAN_NAME.test(name) || PERSON_NAMED.test(name);
    if (!isPerson || surnames.has(surname)) return [];
    return [...TITLES.map((title) => `${surname}${title}`), `小${surname}`, `老${surname}`];
  });
  return [...new Set([...names, ...others])];
}

/** All of it, in one transaction; the items say that it was done and by whom, never what it was. */
export async function eraseAll(
  item: Item,
  {
    store,
    now,
    save,
  }: {
    readonly store: Store;
    readonly now: number;
    save: (change: { item: Item; what: "erased" }) => Promise<Item>;
  },
): Promise<{ readonly gone: Gone; readonly items: readonly Item[] }> {
  const erasure = await erasureOf(item, store);
  const phoneKeys = (await Promise.all(erasure.customerIds.map((id) => store.contacts.of(id))))
    .flat()
    .flatMap(({ phoneKey }) => phoneKey ?? []);
  if (phoneKeys.length > 0)
    await store.tombstones.bury({
      no: item.no,
      nameKey: "",
      phoneKeys: [...new Set(phoneKeys)],
      month: dayOf(now).slice(0, 7),
      reason: PERSONAL_DATA,
    });
  for (const { no } of erasure.items) {
    const latest = await store.items.byNo(no);
    if (latest !== null) await save({ item: latest, what: "erased" });
  }
  await store.acts.forget(erasure.nos);
  const gone = await store.personalData.erase(erasure, { name: ERASED_NAME, at: now });
  return { gone, items: erasure.items };
}
