// A message that cannot be carried out as typed: which part is missing or impossible. Worded in templates/usage.md.

export class UsageError extends Error {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(code: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = "UsageError";
    this.code = code;
    this.facts = facts;
  }
}
