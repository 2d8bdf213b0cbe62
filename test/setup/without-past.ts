// A sandbox that begins today: playing the demo company's months takes longer than what is looked at in it.
import { join } from "node:path";
import { openDatabase } from "../../db/database.ts";

/** Answers the address of its database; its clock stands where the wall's does. */
export async function sandboxWithoutPast(folder: string): Promise<string> {
  const url = `sqlite:${join(folder, "sandbox.sqlite")}`;
  const database = await openDatabase({ url, kind: "sandbox", access: "server" });
  await database.transaction(async ({ settings }) => {
    await settings.put("sandbox-story-played", "1");
    await settings.put("sandbox-clock-offset", "0");
  });
  await database.close();
  return url;
}
