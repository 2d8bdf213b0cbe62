// 我周五去常州带上老刘一起, 老王陪我去, 我们技术老沈: whoever goes along with us is of ours, whoever else is called so.

const CALLED = "(?:[老小]\\p{Script=Han}(?!板)|\\p{Script=Han}(?:总|工|经理|主任)(?!程|厂|办))";
/** A meal is for customers too. */
const MEAL = "吃|喝|坐坐|聚|玩|钓|打球|唱|泡|撸|搓|爬";
const ALONG =
  "(?:一起|一块儿?|一道|一同|同去|帮忙|帮我|壮胆|镇场|撑场|压阵|把关|搭把手|去(?!年)|过去|跑一趟|上门)";
const COMPANIONS = [
  // 带上老刘一起, 拉着小王去
  `(?:带|叫|喊|拉|捎|约|请|喊|让)(?:上|着|了)?(?:我们|咱们|咱)?(?<one>${CALLED})(?:跟我|和我|陪我|同我)?(?:${ALONG})(?!\\s*(?:${MEAL})|(?:看|参观|考察|体验))`,
  `(?:带|叫|拉|捎)(?:上|着)(?<two>${CALLED})(?=$|[\\s,;。!?]|再?去|过去|一起)(?!去(?:看|参观|考察|体验))`,
  // 老王陪我去, 老刘跟我一起跑
  `(?<three>${CALLED})(?:会|要|再|也|今天|明天|到时候?)*(?:陪我|跟我一?[起块道]|和我一?[起块道]|跟着我|随我|替我|帮我)(?!${MEAL})`,
  `我?(?:跟|和|同)(?<four>${CALLED})(?:一起|一块儿?|一道|两个人?|俩|两人)(?:都|也|又|再)?(?:去|跑|到|过去|上门|出差|拜访)`,
  // 我们技术老沈, 咱公司老王
  `(?<!他们|她们|对方|客户|人家|[那这]边|[家厂]里?的?)(?:我们|咱们|咱|我)(?:这边|公司|部门|组)?的?(?:技术|售前|实施|研发|开发|商务|内勤|法务|财务|同事)?(?:那个|的)?(?<five>${CALLED})(?!说了算)`,
  `(?:^|[\\s,;。!?])(?:技术|售前|实施|研发|开发|内勤|同事)(?<six>${CALLED})`,
].map((pattern) => new RegExp(pattern, "gu"));
const WITH_US =
  /一[起块道同]|两[个人]|俩|陪我|[带叫喊拉捎][上着]|[帮替随]我|跟着我|技术|售前|实施|研发|开发|同事|内勤|我们|咱/u;

/** Those who are with us, as they were called; every mention of them is of ours (老刘懂这个). */
export function companionsIn(said: string): ReadonlySet<string> {
  if (!WITH_US.test(said)) return NOBODY;
  const found = COMPANIONS.flatMap((pattern) =>
    [...said.matchAll(pattern)].flatMap(({ groups = {} }) => Object.values(groups).filter(Boolean)),
  );
  return new Set(found);
}

const NOBODY: ReadonlySet<string> = new Set();
