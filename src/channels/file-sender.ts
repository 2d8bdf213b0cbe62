// How a file or a picture of the outbox leaves: to a member, into a group the app made, by a group's webhook, by the group bot's long connection.
import { type AibotConversation, pushTo } from "../wecom/aibot-push.ts";
import type { AibotRequests } from "../wecom/aibot-socket.ts";
import { uploadMedium } from "../wecom/aibot-upload.ts";
import type { WecomApi } from "../wecom/api.ts";
import type { ApiEndpoint } from "../wecom/api-request.ts";
import { sendToMembers } from "../wecom/app-messages.ts";
import { sendToWebhook, WEBHOOK_IMAGE_BYTES } from "../wecom/webhook.ts";
import { asSaidTo } from "./bot-sender.ts";
import { intoAppGroup, NOT_VALID, type Sent, sending, type ToAppGroup } from "./wecom-sender.ts";

export interface FileToSend {
  /** A picture is shown where it is read, a file is opened. */
  readonly medium: "file" | "image";
  readonly name: string;
  readonly bytes: Buffer;
}

/** To one member: uploaded, and told by its id, which is good for three days. */
export async function sendFileToMember(
  api: WecomApi,
  { userId, file }: { readonly userId: string; readonly file: FileToSend },
): Promise<Sent> {
  return sending(async () => {
    const message = { type: file.medium, mediaId: await api.upload(file.medium, file) } as const;
    const { invalidUserIds } = await sendToMembers(api, { userIds: [userId], message });
    return invalidUserIds.length === 0 ? { outcome: "sent" } : NOT_VALID;
  });
}

export async function sendFileToAppGroup(
  api: WecomApi,
  { file, ...to }: Omit<ToAppGroup, "markdown"> & { readonly file: FileToSend },
): Promise<Sent> {
  return sending(async () => {
    const mediaId = await api.upload(file.medium, file);
    await intoAppGroup(api, { ...to, message: { type: file.medium, mediaId } });
    return { outcome: "sent" };
  });
}

/** Its pictures come with the message, and may be of 2 MB (wecom.md 4.7). */
export async function sendPictureToWebhook(
  endpoint: ApiEndpoint,
  { key, bytes }: { readonly key: string; readonly bytes: Buffer },
): Promise<Sent> {
  if (bytes.length > WEBHOOK_IMAGE_BYTES)
    return { outcome: "failed", error: `(too-large) a group's picture of ${bytes.length} bytes` };
  return sending(async () => {
    await sendToWebhook(endpoint, key, { type: "image", bytes });
    return { outcome: "sent" };
  });
}

/** Into a group, or somebody's chat with the bot. */
export async function sendFileByBot(
  socket: AibotRequests,
  { to, file }: { readonly to: AibotConversation; readonly file: FileToSend },
): Promise<Sent> {
  const { medium: type, name: filename, bytes } = file;
  const sent = await sending(async () => {
    const mediaId = await uploadMedium(socket, { type, bytes, filename });
    await pushTo(socket, to, { type, mediaId });
    return { outcome: "sent" };
  }, ["window"]);
  return asSaidTo(to, sent);
}
