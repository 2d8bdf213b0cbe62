// 没给谁,不是输给谁: what an answer to 输给谁 begins with where nobody won; 唯智,人家便宜一大截: whom it names first.

/** In front of what it was instead. */
export const LOST_TO_NOBODY =
  /^(?:[啊哎唉嗯哦,，\s]|也|倒|其实)*(?:没|不是|没有|谁也没|并没有?|并不是)(?:输|丢|让|被)?给(?:了)?(?:谁|别家?人?|哪家|哪个|任何人|对手|竞[品对]手?)(?:家)?(?:啊|呀|哈|的|抢)?[\s,，。;；]+(?:而?是)?/u;

/** Whoever is named alone, and behind it what they offer: no trade, no reason, nobody of the customer's. */
export const NAMED_FIRST =
  /(?:^|(?<=\s))(?!我|你|他|她|咱|人家|别|客户|对[手方]|竞品|老板|领导|价|预算|交期|账期|付款|功能|服务|关系|项目|需求|没|不|太|嫌|说|因为|主要|就是|原因|对|嗯|好)([\p{Script=Han}A-Za-z]{2,6})(?=[\s,]+(?:人家|他们家?|它们?家?|那家)[^,;。]{0,6}(?:便宜|低|报|价|账期|送|优惠|免|快|有|早))/u;
