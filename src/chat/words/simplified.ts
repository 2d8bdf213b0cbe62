// Traditional characters of the command words and labels, one for one, so that offsets stay.

const PAIRS =
  "進进領领報报備备錄录線线新新建建商商機机註注聯联繫系係系認认歸归檔档激激贏赢單单輸输丟丢敗败黃黄啟启復复計计劃划詳详情情戶户查查重重幫帮確确設设還还轉转讓让階阶級级別别給给撤撤銷销繼继續续過过麻麻煩烦請请這这個个條条號号電电話话為为說说沒没來来發发開开關关實实見见訪访談谈錢钱額额產产質质員员務务時时間间約约簽签價价應应該该對对後后週周點点買买賣卖總总經经師师從从會会資资源源勞劳處处理理靜静默默護护擴扩顯显標标準准";

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, index) => [
    PAIRS.charAt(index * 2),
    PAIRS.charAt(index * 2 + 1),
  ]),
);

/** The text as command words are spelled; what users typed is stored untouched. */
export function simplified(text: string): string {
  return text.replace(/[\u4e00-\u9fff]/g, (character) => SIMPLIFIED.get(character) ?? character);
}
