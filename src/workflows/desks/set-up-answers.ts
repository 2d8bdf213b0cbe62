// What somebody says to a question of 开始设置, as the commands that set it up: shown first, carried out when they say yes.
import { departmentIfNamedArg } from "../../chat/args/department.ts";
import { personArg } from "../../chat/args/person.ts";
import type { Saying, Scene } from "../../chat/command.ts";
import { asksRole, type Question, type RoleQuestion } from "../../domain/people/set-up.ts";
import { adviceShown, cadenceNews } from "../rules/cadence-advice.ts";
import { setUpOf } from "./set-up.ts";
import { askNext, passOver } from "./set-up-talk.ts";

const WORDS = "commands/set-up";

const LATER =
  /^(?:先)?(?:不设了|不弄了|下次再?[说弄设]?|以后再?[说弄设]?|回头再?[说弄设]?|改天|明天再?[说弄设]?|晚点再?[说弄设]?|退出|结束|停)[了吧。.!!\s]*$/u;
const NONE =
  /^(?:没有|没了?|无|不用|不需要|不要|没人|暂时没有|暂无|先没有|先不|还没有|先空着)[了的吧。.!!\s]*$/u;
const GO_ON =
  /^(?:继续|接着|下一[个步]|好了|弄好了|设好了|改好了|绑好了|建好了|完成|完了|已经.{0,4}了|对的?|是的?|好的?|可以|没问题|确认)[了吧。.!!\s]*$/u;
const ALL_GROUPS = /^(?:都|全部|全都|你)?(?:帮我|给我|都)?建(?:群|吧|好|了|一下|起来|一个)?[吧了。!!\s]*$/u;
const ME = /^(?:我|我自己|我来|本人|自己)$/u;
const BETWEEN = /[、,，;；\s]+|[和跟](?=我|.{2})/u;

/** The next question, what the answer would set, or the same once more. @throws UsageError for a name nobody has */
export async function answered(question: Question, text: string, scene: Scene<unknown>): Promise<Saying> {
  const said = text.trim();
  if (LATER.test(said)) return { words: WORDS, block: "later", values: {} };
  if (NONE.test(said)) return (await passOver(scene)) ?? askNext(scene);
  if (asksRole(question)) return GO_ON.test(said) ? askNext(scene) : people(question, said, scene);
  if (question === "groups") return groups(said, scene);
  if (question === "cadence" && GO_ON.test(said)) return tell(scene);
  return GO_ON.test(said) ? askNext(scene) : askNext(scene, { overview: false, unclear: said });
}

/** 何市、王敏: each gets the role once it is confirmed. */
async function people(role: RoleQuestion, said: string, scene: Scene<unknown>): Promise<Saying> {
  const found = new Map<string, string>();
  for (const name of said
    .replace(/^(?:就|由|让|请|是)/u, "")
    .split(BETWEEN)
    .filter((one) => one !== "")) {
    if (ME.test(name)) found.set(scene.actor.userId, scene.actor.name);
    else {
      const { value, rest } = await personArg().take(name, { ...scene, right: "set-up", quote: null });
      // What stands behind a name was meant too: it is asked about rather than dropped.
      if (rest !== "") return askNext(scene, { overview: false, unclear: said });
      found.set(value.userId, value.name);
    }
  }
  const commands = [...found.keys()].map((userId) => scene.worded("give-role", { userId, role }));
  return shownFirst(
    { block: "sure-role", values: { names: [...found.values()], role, me: scene.actor.name } },
    commands,
  );
}

/** 建群, for all that have none or one by name; 销售一部 https://… is bound at once: the address is a secret, and kept nowhere else. */
async function groups(said: string, scene: Scene<unknown>): Promise<Saying> {
  const { groupless } = await setUpOf(scene);
  const named = (await namedIn(said, scene)) ?? (groupless.length === 1 ? groupless[0] : undefined);
  const address = /https?:\/\/\S+/u.exec(said)?.[0];
  if (address !== undefined)
    return named === undefined
      ? { words: WORDS, block: "whose-address", values: { groupless }, ...WAITS }
      : {
          words: WORDS,
          block: "later",
          values: {},
          instead: scene.worded("bind-group", { name: named, address }),
        };
  const wanted = ALL_GROUPS.test(said) ? groupless : named !== undefined && /建/u.test(said) ? [named] : [];
  if (wanted.length === 0)
    return GO_ON.test(said) ? askNext(scene) : askNext(scene, { overview: false, unclear: said });
  const commands = wanted.map((name) => scene.worded("make-group", { name }));
  return shownFirst({ block: "sure-groups", values: { names: wanted } }, commands);
}

async function namedIn(said: string, scene: Scene<unknown>): Promise<string | undefined> {
  const words = said.replace(/^(?:帮我|给我|先|把|建群|建|绑定群|绑定|绑)+\s*/u, "");
  const { value } = await departmentIfNamedArg().take(words, { ...scene, right: "set-up", quote: null });
  return value?.name;
}

/** The suggestion goes to whoever may change the rule; nothing is changed by it. */
async function tell(scene: Scene<unknown>): Promise<Saying> {
  const { actor, store, now } = scene;
  const news = await cadenceNews(scene);
  await store.setUpSteps.put({ memberId: actor.userId, question: "cadence", state: "told", at: now });
  const next = await askNext(scene);
  return {
    ...next,
    values: { ...next.values, told: news.map(({ leader }) => leader.name) },
    notices: news.map(({ leader, advice }) => ({
      to: leader.userId,
      block: "advice",
      values: { by: actor, name: leader.name, advice: adviceShown(advice) },
    })),
  };
}

const WAITS = { waitsFor: { command: "set-up", field: "set-up" } } as const;

function shownFirst(shown: Pick<Saying, "block" | "values">, commands: readonly string[]): Saying {
  return { words: WORDS, ...shown, buttons: "buttons-sure", waitsFor: { ...WAITS.waitsFor, commands } };
}
