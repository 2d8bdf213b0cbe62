// 南通崇川区,孟总助理电话13712345679: where they are, and who is to be reached there; 南通崇川区 瑞丰纺机 137… is somebody new.
const PLACE = "(?:地址[是:：\\s]*)?\\p{Script=Han}[\\p{Script=Han}\\d]{1,18}[省市区县镇乡路街道号园厦楼村]";
const WHOSE = "(?:\\p{Script=Han}{1,2}(?:总|工|经理|主任|姐|哥)?(?:的?(?:助理|秘书|司机))?的?)?";
const NUMBER = "(?:电话|手机|号码|前台|座机)(?:号码?|是|[:：\\s])*1\\d{10}";
const BOTH = new RegExp(`^${PLACE}[,，;；\\s]+${WHOSE}${NUMBER}[。.!！\\s]*$`, "u");

export function isAddressWithNumber(text: string): boolean {
  return BOTH.test(text.trim());
}
