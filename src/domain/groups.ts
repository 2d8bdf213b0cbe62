// The groups a department reads in: its salespeople's, and its managers' (rules.md 5, 6).

export type Audience = "sales" | "managers";

export interface DepartmentGroup {
  readonly departmentId: number;
  readonly audience: Audience;
  /** By a robot's webhook, as a group the app made itself, or as a group the bot is a member of. */
  readonly way: "webhook" | "appchat" | "bot";
  /** The key of the webhook, or the id of the chat in its own spelling. */
  readonly address: string;
  readonly by: string;
  readonly at: number;
}
