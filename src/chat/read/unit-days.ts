// How many days a length is that is told in weeks, months or years.

export const DAYS_IN: Readonly<Record<string, number>> = {
  天: 1,
  日: 1,
  周: 7,
  星期: 7,
  礼拜: 7,
  月: 30,
  季度: 90,
  年: 365,
};
