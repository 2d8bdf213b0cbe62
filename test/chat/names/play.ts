// The labelled names: pairs, what is said of each, and how often that is right.
import { readFileSync } from "node:fs";
import { companyName, otherNames } from "../../../src/chat/names/company-name.ts";
import { simplified } from "../../../src/chat/read/simplified.ts";
import { likeness } from "../../../src/domain/item/company-name.ts";

export type Label = "same" | "ask" | "different";

export interface Pair {
  readonly one: string;
  readonly two: string;
  readonly label: Label;
}

const LABELS: Readonly<Record<string, Label>> = { "=": "same", "~": "ask", "/": "different" };

export function pairsOf(file: "tuned" | "held-out"): readonly Pair[] {
  const pairs: Pair[] = [];
  let one = "";
  for (const line of readFileSync(`test/chat/names/${file}.txt`, "utf8").split("\n")) {
    const label = LABELS[line.charAt(0)];
    if (line === "" || line.startsWith("#")) continue;
    if (label === undefined) one = line;
    else
      for (const two of line.slice(1).split("|"))
        if (two.trim() !== "") pairs.push({ one, two: two.trim(), label });
  }
  return pairs;
}

export interface Verdict extends Pair {
  readonly said: Label;
}

export function judged(pairs: readonly Pair[]): readonly Verdict[] {
  const names = (text: string) => [text, ...otherNames(text)].map((each) => companyName(simplified(each)));
  return pairs.map((pair) => {
    const all = names(pair.one).flatMap((one) => names(pair.two).map((two) => likeness(one, two).grade));
    const said =
      all[0] === "same" ? "same" : all.some((grade) => grade !== "different") ? "ask" : "different";
    return { ...pair, said };
  });
}

export function figures(verdicts: readonly Verdict[]) {
  const asked = verdicts.filter(({ said }) => said !== "different");
  const due = verdicts.filter(({ label }) => label !== "different");
  const right = asked.filter(({ label }) => label !== "different").length;
  const round = (share: number) => Math.round(share * 1000) / 1000;
  return {
    pairs: verdicts.length,
    precision: round(right / asked.length),
    recall: round(right / due.length),
    stoppedWrongly: verdicts.filter(({ said, label }) => said === "same" && label !== "same").length,
    sameStopped: round(
      verdicts.filter(({ said, label }) => said === "same" && label === "same").length /
        verdicts.filter(({ label }) => label === "same").length,
    ),
  };
}
