// From the encrypted id a group bot hears to the member's userid, by the self-built app (wecom.md 3.1).
import type { WecomApi } from "./api.ts";
import { type ErrorClass, WecomApiError } from "./api-error.ts";
import type { ApiAnswer } from "./api-request.ts";
import { leaf, list } from "./tree.ts";

/**
 * The userid in the directory's spelling; null where WeCom does not tell it: the id is none, or its member is not in
 * what the app may see. Whether `source_agentid` is wanted for a bot's ids is not documented, so a call with it that
 * leads nowhere is repeated without it. @throws WecomApiError
 */
export async function userIdOf(api: WecomApi, openUserId: string): Promise<string | null> {
  const asking = { open_userid_list: [openUserId] };
  const found = await orNothing(() => convert(api, { ...asking, source_agentid: api.agentId }), openUserId);
  return found ?? userIdIn(await convert(api, asking), openUserId);
}

const convert = (api: WecomApi, body: object) => api.post("batch/openuserid_to_userid", body);

/** Nothing, too, where what we sent was not liked: the other form may be. */
async function orNothing(call: () => Promise<ApiAnswer>, openUserId: string): Promise<string | null> {
  try {
    return userIdIn(await call(), openUserId);
  } catch (error) {
    if (error instanceof WecomApiError && DISLIKED.includes(error.errclass)) return null;
    throw error;
  }
}

const DISLIKED: readonly ErrorClass[] = ["input", "recipient", "other"];

/** Only the pair that was asked for counts. */
function userIdIn(answer: ApiAnswer, openUserId: string): string | null {
  const pair = list(answer, "userid_list").find((one) => leaf(one, "open_userid") === openUserId);
  return leaf(pair, "userid") || null;
}
