// 周五小结 关, 不发周五小结, 周五小结 开: whether somebody wants something that comes by itself.

const OFF = /不发|不要|不用|不想|别|关|停|取消|退订/u;
const ON = /开|恢复|要|继续|订/u;

/** Null where it is only asked how it stands. */
export function readOnOff(text: string): "on" | "off" | null {
  if (OFF.test(text)) return "off";
  return ON.test(text) ? "on" : null;
}
