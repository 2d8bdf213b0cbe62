// What stands behind 绑定表格: whose items, the table's address, whether with amounts, the sample that was pasted with it.

export interface SheetWords {
  readonly address: string | null;
  /** From its first brace to its last; "" without any. */
  readonly sample: string;
  /** Null where nothing is said of amounts. */
  readonly withAmounts: boolean | null;
  readonly wholeCompany: boolean;
  /** The number of what was shown: said by 确认 alone. */
  readonly shown: number | null;
}

const ADDRESS = /https?:\/\/[^\s"'“”<>，。；、)）]+/iu;
const WITHOUT = /(?:不|别|无需?|去掉|没有?)(?:要|带|含|写|加|用)?(?:上)?金额/u;
const WITH = /(?:带|含|要|加|写|和)(?:上|了)?金额/u;

export function readSheetWords(words: string): SheetWords {
  const start = words.indexOf("{");
  const end = words.lastIndexOf("}");
  const sample = start < 0 ? "" : words.slice(start, end < start ? undefined : end + 1);
  // An address in the sample is a value of some column.
  const around = words.replace(sample, " ");
  return {
    address: ADDRESS.exec(around)?.[0] ?? null,
    sample,
    withAmounts: WITHOUT.test(around) ? false : WITH.test(around) ? true : null,
    wholeCompany: /全公司|整个公司|公司全部|所有部门/u.test(around),
    shown: /^\d{1,9}$/u.test(words.trim()) ? Number(words.trim()) : null,
  };
}
