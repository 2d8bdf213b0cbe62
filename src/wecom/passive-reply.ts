// Answers in the callback's own response, self-built app: XML before sealing (wecom.md 2.4).
import { cutToBytes } from "./bytes.ts";
import { cdata } from "./flat-xml.ts";

export interface PassiveAddress {
  /** The member who wrote. */
  readonly toUserName: string;
  /** The company. */
  readonly fromUserName: string;
  /** Unix seconds. */
  readonly createTime: number;
}

const TEXT_BYTES = 2048;

/** A text, cut to the 2048 bytes WeCom would cut it to. */
export function passiveText(address: PassiveAddress, content: string): string {
  return reply(address, "text", `<Content>${cdata(cutToBytes(content, TEXT_BYTES))}</Content>`);
}

/** Replaces the words on the pressed button, on the presser's own card. */
export function passiveButton(address: PassiveAddress, replaceName: string): string {
  return reply(address, "update_button", `<Button><ReplaceName>${cdata(replaceName)}</ReplaceName></Button>`);
}

function reply(address: PassiveAddress, type: string, body: string): string {
  return (
    `<xml><ToUserName>${cdata(address.toUserName)}</ToUserName>` +
    `<FromUserName>${cdata(address.fromUserName)}</FromUserName>` +
    `<CreateTime>${address.createTime}</CreateTime><MsgType>${cdata(type)}</MsgType>${body}</xml>`
  );
}
