// What is asked of results beside whose and when: 最近签了多少, 业绩 归属, 还差多少.

/** What follows 业绩 where it is asked for: 业绩算我的,提成一人一半 is no question. */
export const RESULTS_APART = /^(?!\s*(?:算|归(?!属)|都?给|分|不好|不行|下滑|压力|差|很|还不错))/u;

export interface ResultsRead {
  /** 最近, without a number of days. */
  readonly recent: boolean;
  /** Of the ledger of 客户归属 too. */
  readonly ownership: boolean;
  /** Asks for a target: what is missing, whether it is reached. */
  readonly aimed: boolean;
}

export function readResults(text: string): ResultsRead {
  return {
    recent: /最近|近来|近期/u.test(text),
    ownership: /归属/u.test(text),
    aimed: /差|目标|完成|达成|任务|指标|缺/u.test(text),
  };
}
