// Commands that only show something.
export const HARMLESS: ReadonlySet<string> = new Set([
  "show",
  "today",
  "mine",
  "lost",
  "my-leads",
  "my-reminders",
  "tomorrow",
  "week",
  "team",
  "team-member",
  "team-week",
  "pool",
  "customer",
  "check-duplicate",
  "help",
  "more",
]);
