// The groups a department reads in: its salespeople's, and its managers' (rules.md 5, 6).

export type Audience = "sales" | "managers";

export interface DepartmentGroup {
  readonly departmentId: number;
  readonly audience: Audience;
  /** By a robot's webhook, or as a group the app made itself. */
  readonly way: "webhook" | "appchat";
  /** The key of the webhook, or the id of the chat. */
  readonly address: string;
  readonly by: string;
  readonly at: number;
}
