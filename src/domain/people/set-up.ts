// 开始设置: what an admin is asked, one question at a time, and where they were when they left (contract.md).

/** What a company cannot begin without first; what can wait stands last. */
export const QUESTIONS = [
  "directory",
  "heads",
  "cleaner",
  "finance",
  "groups",
  "items",
  "cadence",
  "marketing",
  "admin",
] as const;

export type Question = (typeof QUESTIONS)[number];

/** Questions that ask who has a role. */
export const ROLE_QUESTIONS = [
  "cleaner",
  "finance",
  "marketing",
  "admin",
] as const satisfies readonly Question[];

export type RoleQuestion = (typeof ROLE_QUESTIONS)[number];

export function asksRole(question: Question): question is RoleQuestion {
  return (ROLE_QUESTIONS as readonly Question[]).includes(question);
}

/** Where somebody stands with a question; of what is answered the company itself tells. */
export interface SetUpStep {
  readonly memberId: string;
  readonly question: Question;
  /** "told": what it was about is said to whom it concerns. */
  readonly state: "asked" | "skipped" | "told";
  readonly at: number;
}

/** A bare word is its answer for so long after it was asked. */
const ANSWERED_WITHIN_MS = 30 * 60_000;

/** The one that is asked, while an answer may still be meant for it. */
export function askedNow(steps: readonly SetUpStep[], now: number): Question | null {
  const last = steps.find(({ state }) => state === "asked");
  return last !== undefined && now - last.at < ANSWERED_WITHIN_MS ? last.question : null;
}

/** The first that is open and was not passed over. */
export function nextQuestion(open: readonly Question[], steps: readonly SetUpStep[]): Question | null {
  return open.find((question) => !isSkipped(question, steps)) ?? null;
}

export function isSkipped(question: Question, steps: readonly SetUpStep[]): boolean {
  return steps.some((step) => step.question === question && step.state === "skipped");
}
