// Commands that only show something.
export const HARMLESS: ReadonlySet<string> = new Set([
  "show",
  "today",
  "mine",
  "pool",
  "customer",
  "check-duplicate",
  "help",
  "more",
]);
