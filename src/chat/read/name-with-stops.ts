// Company names that run over spaces and marks: Bosch Rexroth, Siemens Ltd., China, A&B (上海) 有限公司, 南通C/D物流.
import type { Span } from "./contact.ts";
import { isDistinctive } from "./distinctive.ts";
import { isLikeAddress, LIKE_COMPANY, LIKE_ROLE, LIKE_SOURCE, TITLED } from "./profile-words.ts";

interface Word extends Span {
  readonly text: string;
}

/** Each such name, in the order of a folded text in which what was recognised stands as line ends. */
export function namesWithStops(folded: string): readonly Span[] {
  const words = [...folded.matchAll(WORD)].map(
    ({ 0: text, index }): Word => ({ text, start: index, end: index + text.length }),
  );
  const found: Span[] = [];
  for (let from = 0; from < words.length; ) {
    const run = runFrom(words.slice(from), folded);
    const [first] = run;
    const last = run.at(-1);
    if (first !== undefined && last !== undefined && (run.length > 1 || isHoldingStop(first.text)))
      found.push({ start: first.start, end: last.end });
    from += Math.max(1, run.length);
  }
  return found;
}

/** Whether a name says by itself that it is no person's: Siemens Ltd., A&B, 3M China. */
export function isSurelyCompany(name: string): boolean {
  return (
    /[&+/()\d]|[A-Z]{2}/.test(name) || LEGAL.test(name.split(/[\s,]+/).at(-1) ?? "") || /[一-龥]/.test(name)
  );
}

const WORD = /\([^()\n]{1,20}\)[^\s,;:、。|()]*|[^\s,;:、。|()]+(?:\([^()\n\s]{1,20}\)[^\s,;:、。|()]*)*/g;
const LATIN = /^(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9.&'’!+\-/]*$/;
const LEGAL =
  /^(?:Co|Company|Inc|Ltd|Limited|LLC|LLP|Corp|Corporation|GmbH|AG|KG|SE|SA|S\.A|NV|N\.V|BV|B\.V|AB|A\/S|Oy|PLC|Pte|Pty|S\.p\.A|Group|Holdings?)\.?$/i;
const ENDING = /^(?:Inc|Ltd|Limited|LLC|LLP|Corp|Corporation|GmbH|PLC)\.?$/i;
const REGION =
  /^(?:China|PRC|P\.R\.China|Asia|APAC|Hong|Hongkong|HK|Taiwan|Singapore|Japan|Korea|Germany|France|USA|US|UK|Shanghai|Beijing|Suzhou|Shenzhen|Guangzhou|Tianjin|Nanjing|Wuxi|Hangzhou|Wuhan|Chengdu|Dalian|Qingdao|Kunshan|Taicang)\.?$/i;
/** What is sold to a company, and no part of its name. */
const WARE =
  /^(?:MES|ERP|WMS|CRM|PLM|SCADA|OA|HR|SRM|TMS|APS|QMS|BI|PDM|CAD|CAE|POS|SCM|EAM|LIMS|DCS|PLC|AGV|IoT|SaaS|AI|VPN|B1|demo|POC|ok)(?:[/+].*)?$/i;
/** C/D, A/S: a stroke between single letters parts nothing. */
const STROKE = /(?<![A-Za-z0-9])[A-Za-z0-9]{1,2}\/[A-Za-z0-9]{1,2}(?![A-Za-z0-9])/;
const COUNTRY =
  /^(?:德国|美国|日本|法国|英国|意大利|瑞士|韩国|荷兰|瑞典|丹麦|芬兰|奥地利|西班牙|加拿大|新加坡|印度)$/;

function isHoldingStop(word: string): boolean {
  return STROKE.test(word) && !/[一-龥]{2}.*\/.*[一-龥]{2}.*\//.test(word) && !LIKE_ROLE.test(word);
}

function runFrom(words: readonly Word[], folded: string): readonly Word[] {
  const [first, second] = words;
  if (first === undefined) return [];
  const gap = second === undefined ? "" : folded.slice(first.end, second.start);
  const isPlaced = /^ +$/.test(gap) && second !== undefined && isLatin(second.text);
  if (COUNTRY.test(first.text) && isPlaced) return [first, ...runOn(words.slice(1), folded)];
  if (isLikeAddress(first.text) && isPlaced) {
    const run = runOn(words.slice(1), folded);
    return /[一-龥]/.test(run.at(-1)?.text ?? "") ? [first, ...run] : [first];
  }
  return isLatin(first.text) || /^[A-Za-z0-9]+(?:中国|[一-龥]*\([^)]*\))/.test(first.text)
    ? runOn(words, folded)
    : [first];
}

function isLatin(word: string): boolean {
  return LATIN.test(word) && !WARE.test(word) && !LIKE_ROLE.test(word) && !LIKE_SOURCE.test(word);
}

/** The first word and those that go on with it. */
function runOn(words: readonly Word[], folded: string): readonly Word[] {
  const run: Word[] = [];
  for (const word of words) {
    const before = run.at(-1);
    if (before !== undefined && !goesOn(before.text, word.text, folded.slice(before.end, word.start))) break;
    // Siemens Ltd Tom Lee: what a legal form ends goes on with another or a country.
    const isEnded = run.length > 1 && ENDING.test(before?.text ?? "");
    if (isEnded && isLatin(word.text) && !LEGAL.test(word.text) && !REGION.test(word.text)) break;
    run.push(word);
  }
  return run.at(-1)?.text === "&" ? run.slice(0, -1) : run;
}

function goesOn(before: string, word: string, gap: string): boolean {
  if (/^ ?, ?$/.test(gap)) return LEGAL.test(word) || (LEGAL.test(before) && REGION.test(word));
  if (!/^ *$/.test(gap)) return false;
  if (word === "&" || word === "+") return true;
  const inBrackets = /^\(([^()]+)\)([^()]*)$/.exec(word);
  if (inBrackets !== null) {
    const [, inside = "", behind = ""] = inBrackets;
    const isPart = /^[A-Za-z][A-Za-z .&]*$/.test(inside) || !isDistinctive(inside);
    return isPart && !/\d/.test(inside) && !LIKE_ROLE.test(inside) && !TITLED.test(inside) && isForm(behind);
  }
  if (isLatin(word)) return true;
  // Bosch 有限公司: a trade or a legal form by itself is nobody's name.
  return (
    /^[一-龥]+$/.test(word) && word !== "" && (word === "中国" || (LIKE_COMPANY.test(word) && isForm(word)))
  );
}

function isForm(word: string): boolean {
  return word === "" || (!isDistinctive(word) && !LIKE_ROLE.test(word) && !isLikeAddress(word));
}
