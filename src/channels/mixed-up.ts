// The address of one door entered in the console page of the other: told in the log once for each, not for each call.
import { WecomCallbackError } from "../wecom/callback-error.ts";
import type { Door } from "./door.ts";

export type DoorName = "app" | "bot";

type Doors = Readonly<Partial<Record<DoorName, Pick<Door, "verify">>>>;

const PAGES: Readonly<Record<DoorName, string>> = {
  app: "WeCom console > 应用管理 > 自建 > your app > 接收消息 > 设置API接收",
  bot: "WeCom > 工作台 > 智能机器人 > your bot > API 模式 > URL 回调",
};
const SAYS: Readonly<Record<DoorName, string>> = { app: "a self-built app's XML", bot: "a group bot's JSON" };

export interface MixedUp {
  /** A callback that this door has refused. */
  called(door: DoorName, body: string): void;
  /** The console's check of an address, refused by this door. */
  checked(door: DoorName, rawQuery: string): void;
}

export function createMixedUp(doors: Doors, tell: (line: string) => void): MixedUp {
  // Anybody can send such a body: whoever does it a million times gets two lines.
  const told = new Set<string>();
  function once(door: DoorName, line: string): void {
    if (told.has(line)) return;
    told.add(line);
    const other = otherThan(door);
    tell(`${line}: /wecom/${other} belongs in ${PAGES[other]}; /wecom/${door} in ${PAGES[door]}`);
  }
  return {
    called(door, body) {
      if (senderOf(body) === otherThan(door)) once(door, `/wecom/${door} was sent ${SAYS[otherThan(door)]}`);
    },
    checked(door, rawQuery) {
      const other = doors[otherThan(door)];
      if (other !== undefined && opens(other, rawQuery))
        once(door, `/wecom/${door} was checked with the Token of /wecom/${otherThan(door)}`);
    },
  };
}

function otherThan(door: DoorName): DoorName {
  return door === "app" ? "bot" : "app";
}

/** By the envelope alone: where only one door is served, the other's token is not known. */
function senderOf(body: string): DoorName | null {
  if (/^\s*</.test(body)) return body.includes("<Encrypt>") ? "app" : null;
  return /^\s*\{/.test(body) && body.includes('"encrypt"') ? "bot" : null;
}

function opens(door: Pick<Door, "verify">, rawQuery: string): boolean {
  try {
    door.verify(rawQuery);
    return true;
  } catch (error) {
    if (error instanceof WecomCallbackError) return false;
    throw error;
  }
}
