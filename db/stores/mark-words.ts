// 标记叫法: kept beside the rules, and read when their mark has changed, as those are.
import type { MarkWord } from "../../src/domain/rules/mark-words.ts";
import type { Sql } from "../engine/sql.ts";
import { markWordsTable } from "../schema/mark-words.ts";
import { markRules } from "./rules.ts";

export interface MarkWordStore {
  all(): Promise<MarkWord[]>;
  /** In the place of the word the department had for that stage. */
  put(word: MarkWord): Promise<void>;
  /** False where there was none. */
  drop(given: Pick<MarkWord, "departmentId" | "stage">, at: number): Promise<boolean>;
}

export function createMarkWords(sql: Sql): MarkWordStore {
  const where = "department_id = ? AND stage = ?";
  const drop = async ({ departmentId, stage }: Pick<MarkWord, "departmentId" | "stage">, at: number) => {
    await markRules(sql, `words ${departmentId}/${stage}/${at}`);
    return (await markWordsTable.deleteWhere(sql, where, [departmentId, stage])) > 0;
  };
  return {
    all: () => markWordsTable.find(sql, "ORDER BY department_id, stage", []),
    async put(word) {
      await drop(word, word.at);
      await markRules(sql, `words ${word.departmentId}/${word.stage}/${word.at} ${word.word}`);
      await markWordsTable.insert(sql, word);
    },
    drop,
  };
}
