// The words of a report: calls, meetings, offers, samples and whoever is met.
const REPORTING =
  /客户|电话|意见|没接|改好|打[过了]|通[过了完]|看(?:了|过|完)(?!没|吗)|[聊谈见发报约签寄催问](?:了|过|完|好)|拜访|上门|演示|方案|报价|合同|回访|微信|没接|不接|没人|老板|采购|[一-龥]总|面谈|开会|汇报|样品|测试|对方/u;

/** Whether a text has the words of what is done with customers. */
export function isReport({ text }: { readonly text: string }): boolean {
  return [...text].length >= 4 && REPORTING.test(text);
}
