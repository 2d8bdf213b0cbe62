// What stands in a profile without a label and beside no phone: company first, then place, source, need — by their looks.
import { isLikeName, type Span } from "./contact.ts";
import { namesWithStops } from "./name-with-stops.ts";
import { isLikeCompany, isOnlyPlace } from "./opening.ts";
import {
  FULL_NAME,
  isLikeAddress,
  LIKE_COMPANY,
  LIKE_ROLE,
  LIKE_SOURCE,
  NEED_INSIDE,
  NEED_START,
  PLACE,
  TITLED,
} from "./profile-words.ts";

export interface PiecesPlaced {
  readonly customer: Span | null;
  readonly contact: Span | null;
  readonly role: Span | null;
  readonly address: Span | null;
  readonly source: Span | null;
  readonly need: Span | null;
  readonly leftovers: readonly Span[];
}

/** Fields that are known already, which no piece may take. */
export type Known = Readonly<
  Record<"customer" | "contact" | "role" | "address" | "source" | "need", boolean>
>;

interface Piece extends Span {
  readonly text: string;
  /** Joined to the piece before it: nothing recognised stands between them. */
  readonly joined: boolean;
}

/** Places the pieces of a text in which everything recognised has been blanked out with line ends. */
export function placePieces(blanked: string, known: Known): PiecesPlaced {
  let left: readonly Piece[] = apart(piecesOf(blanked), known);
  const takeFirst = (wanted: boolean, fits: (piece: Piece, index: number) => boolean): Piece | null => {
    const piece = wanted ? (left.find(fits) ?? null) : null;
    left = left.filter((other) => other !== piece);
    return piece;
  };
  const source = takeFirst(!known.source, ({ text }) => LIKE_SOURCE.test(text));
  const likeCustomer = left.filter(
    (piece, index) =>
      isLikeCustomer(piece.text) &&
      // 线下沙龙签到: says what follows.
      !(blanked.charAt(piece.end) === ":" && !isLikeCompany(piece.text)) &&
      !(piece.joined && BARE_NEED.test(left[index - 1]?.text ?? "")),
  );
  const customer = takeFirst(
    !known.customer,
    (piece) =>
      piece ===
      (likeCustomer.slice(0, 3).find(({ text }) => /^\p{Script=Han}/u.test(text) && isLikeCompany(text)) ??
        likeCustomer[0]),
  );
  const contact = takeFirst(
    !known.contact,
    ({ text }) => isLikeName(text) && (TITLED.test(text) || FULL_NAME.test(text)) && !PLACE.test(text),
  );
  const role = takeFirst(!known.role && (contact !== null || known.contact), ({ text }) =>
    LIKE_ROLE.test(text),
  );
  const address = takeFirst(
    !known.address,
    ({ text }) => (isOnlyPlace(text) || isLikeAddress(text)) && !NEED_START.test(text),
  );
  const needed =
    takeFirst(!known.need, ({ text }) => NEED_START.test(text)) ??
    takeFirst(!known.need, (piece, at) => at === left.length - 1 && ONLY_PRODUCT.test(piece.text));
  if (needed === null) return { customer, contact, role, address, source, need: null, leftovers: left };
  const more = following(left, needed);
  return {
    customer,
    contact,
    role,
    address,
    source,
    need: { start: needed.start, end: more.at(-1)?.end ?? needed.end },
    leftovers: left.filter((piece) => !more.includes(piece)),
  };
}

function isLikeCustomer(text: string): boolean {
  return (
    (!TOLD.test(text) || LIKE_COMPANY.test(text)) &&
    !DESCRIBED.test(text) &&
    !NEED_START.test(text) &&
    !LIKE_ROLE.test(text) &&
    !TITLED.test(text) &&
    !ONLY_ADDRESS.test(text) &&
    !isOnlyPlace(text)
  );
}

/** 苏州恒力机电 陈总 138… 苏州吴中 MES: what they want, named alone at the end. */
const ONLY_PRODUCT =
  /^(?:MES|WMS|ERP|LIMS|CRM|SRM|APS|QMS|PLM|TMS|SCADA|OA|BI|SCM|EAM|PDM)(?:系统|软件|平台|项目|模块)?$/iu;

/** 台州的一家做水泵的 says what it is, not how it is called. */
const DESCRIBED =
  /的$|[那这]边做|[那这]边开|做[一-龥]{1,4}(?:的姓[一-龥])?$|开[一-龥]{1,4}厂$|(?:没|忘了?)(?:记住|问|要|说)$|^(?:新?(?:认识|碰到|遇到|加)了?)?一[个条家]$|^先?(?:帮我)?(?:记|录|登记|存|报)(?:一?下|上|着)[吧哈]?$|(?:一家|有[家个]|[了着过到][家个]|做[一-龥]{1,6})新?的?(?:公司|厂|企业|单位)$/u;
/** 高铁上旁边坐了个老板, 聊得不错: what happened is nobody's name. */
const TOLD =
  /[了着]|聊得|不错$|[吗呢吧呗哈噢啥]$|什么$|^还没|一[下个条家]$|^(?:帮[我忙]|给[我他她]|麻烦|谢谢|说|他|她|我|你|让|老板让|有人|没|叫|是|号码|要到|有没有|女的|男的|这[个条家]|刚才?|昨[天晚]|今[天儿早晚]|上[次回周]|转[给发]|先(?:帮|给|登|记|报|存)|[吧啊哈呢哦]$)|^(?:抖音|小红书|微信|公众号|百度|展会|名片|朋友圈|官网|快手)[^\s]{0,4}$/u;
/** 叫台州利欧泵业 */
const CALLED = /^(?:名字|名|公司|厂名|对方)?(?:叫做?|是叫|名叫)(?=[一-龥]{4})/u;

/** 想了解 MES软件: the need goes on in the next word. */
const BARE_NEED = /^(?:很?想|要|需要|了解|想要|想看看?|想了解|想上|想做|咨询|求购|采购|准备上|打算上)$/;
const ONLY_ADDRESS =
  /[一-龥]{2}.*(?:路|街|巷|弄|[路街道巷弄村区园]\d*号|号楼|栋|幢|楼|层|室|大厦)[\dA-Za-z-]*$/;

/** 南通的振华机械: where they are, and how they are called. */
function townOf(text: string): string {
  const town = PLACE.exec(text)?.[0] ?? "";
  const rest = text.slice(town.length);
  return town !== "" && /^的[一-龥]{4,}$/u.test(rest) && isLikeCompany(rest.slice(1)) ? town : "";
}

function piecesOf(blanked: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { words, at } of wordsOf(blanked)) {
    const text = words.replace(/^[、.!-]+|[、.!-]+$/g, "").replace(CALLED, "");
    if (text === "") continue;
    const start = at + words.indexOf(text);
    const before = pieces.at(-1);
    const town = townOf(text);
    if (town !== "") {
      pieces.push({ text: town, start, end: start + town.length, joined: false });
      const rest = {
        text: text.slice(town.length + 1),
        start: start + town.length + 1,
        end: start + text.length,
      };
      pieces.push({ ...rest, joined: false });
      continue;
    }
    const joined = before !== undefined && !/\n/.test(blanked.slice(before.end, start));
    pieces.push({ text, start, end: start + text.length, joined });
  }
  return pieces;
}

/** Word by word, a name that runs over several as one. */
function wordsOf(blanked: string): readonly { readonly words: string; readonly at: number }[] {
  const names = namesWithStops(blanked);
  let rest = blanked;
  for (const { start, end } of names)
    rest = rest.slice(0, start) + "\n".repeat(end - start) + rest.slice(end);
  return [
    ...names.map(({ start, end }) => ({ words: blanked.slice(start, end), at: start })),
    ...[...rest.matchAll(PIECE)].map((match) => ({ words: match[0], at: match.index })),
  ].sort((a, b) => a.at - b.at);
}

const PIECE = /[^\s,;:。?!|/()]+(?:\([^()\s]*\)[^\s,;:。?!|/()]*)*/g;

/** 云图科技想上数据中台 and 云图科技在徐汇 are two pieces: only the first can be a company. */
function apart(pieces: readonly Piece[], known: Known): readonly Piece[] {
  const [first, ...others] = pieces;
  if (first === undefined || known.customer || NEED_START.test(first.text)) return pieces;
  const inPlace = /^(.*[^\n])在(?=[一-龥]{2})/.exec(first.text)?.[1] ?? "";
  const cut = LIKE_COMPANY.test(inPlace) ? inPlace.length : (NEED_INSIDE.exec(first.text)?.index ?? 0);
  if (cut < 2) return pieces;
  const middle = first.start + cut;
  return [
    { ...first, text: first.text.slice(0, cut), end: middle },
    { ...first, text: first.text.slice(cut), start: middle, joined: true },
    ...others,
  ];
}

/** The unplaced pieces that go on where a need began: 想了解MES 替换老系统. */
function following(left: readonly Piece[], needed: Piece): readonly Piece[] {
  const more: Piece[] = [];
  for (const piece of left) {
    if (piece.start < needed.end) continue;
    const previous = more.at(-1)?.end ?? needed.end;
    if (!piece.joined || piece.start - previous > 3) break;
    more.push(piece);
  }
  return more;
}
