// 卡片 关, 不要卡片, 只要文字: whether somebody wants cards.

const OFF = /不要|不用|关|停|文字/;
const ON = /要|开|恢复/;

/** Null where it is only asked how it stands. */
export function readCardSwitch(text: string): "on" | "off" | null {
  if (OFF.test(text)) return "off";
  return ON.test(text) ? "on" : null;
}
