// What WeCom takes of a template card, and what its clients show without cutting (wecom.md 4.4).
import type { TemplateCard } from "../../src/wecom/card.ts";

interface Shown {
  readonly main_title?: { readonly title?: string };
  readonly sub_title_text?: string;
  readonly button_list?: readonly { readonly text: string; readonly key: string; readonly style: number }[];
  readonly task_id?: string;
  readonly replace_text?: string;
}

const ADVICE = { app: { title: 36, said: 160 }, bot: { title: 26, said: 112 } } as const;

export function shownOn(card: TemplateCard): Shown {
  return card as Shown;
}

/** Every limit the card breaks, by name; none for one that is within all. */
export function brokenLimits(card: TemplateCard, surface: "app" | "bot"): readonly string[] {
  const {
    main_title,
    sub_title_text = "",
    button_list = [],
    task_id = "",
    replace_text = "",
  } = shownOn(card);
  const title = main_title?.title ?? "";
  const keys = button_list.map(({ key }) => key);
  const broken: readonly (readonly [string, boolean])[] = [
    ["card_type", card.card_type !== "button_interaction"],
    ["main_title.title is missing", title === ""],
    ["main_title.title is too long", [...title].length > ADVICE[surface].title],
    ["sub_title_text is too long", [...sub_title_text].length > ADVICE[surface].said],
    ["button_list needs 1 to 6", button_list.length < 1 || button_list.length > 6],
    ["a button's text", button_list.some(({ text }) => text === "" || [...text].length > 10)],
    ["a button's style", button_list.some(({ style }) => ![1, 2, 3, 4].includes(style))],
    ["a key's bytes", keys.some((key) => key === "" || Buffer.byteLength(key) > 1024)],
    ["keys are not unique", new Set(keys).size !== keys.length],
    ["task_id", !/^[0-9A-Za-z_\-@]{1,128}$/.test(task_id)],
    ["replace_text", [...replace_text].length > 10],
    ["half a character", /[\ud800-\udfff]/u.test(JSON.stringify(card))],
  ];
  return broken.flatMap(([name, is]) => (is ? [name] : []));
}
