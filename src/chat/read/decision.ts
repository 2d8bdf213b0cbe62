// 1, 2, 第一个, 维持: which of the last two offers the manager picks, or neither.
import { choiceIn } from "./choice.ts";
import { fold } from "./fold.ts";

const KEEP = /^[\s\p{P}]*(?:维持|不变|现状|照旧|都不选|都不要)(?:维持|原样|现状|不变|吧|了)*[\s\p{P}]*$/u;

/** 1 or 2 in the order in which they were shown; "keep"; null for anything else. */
export function readDecision(text: string): 1 | 2 | "keep" | null {
  if (KEEP.test(fold(text))) return "keep";
  const place = choiceIn(text);
  return place === 1 || place === 2 ? place : null;
}
