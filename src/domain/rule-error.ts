// A rule says no: which one, with the facts its wording needs. Worded in templates/rules.md.

export class RuleError extends Error {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(code: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = "RuleError";
    this.code = code;
    this.facts = facts;
  }
}
