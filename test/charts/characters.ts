// What the font of the pictures has to hold.

/** Signs beside those of GB2312 that words and figures are written with; □ stands for what the font does not hold. */
const SIGNS = "¥￥€£•…—–‑→←↑↓↗↘▲△▼▽◆◇■□●○★☆✓✔✗✘×÷±≈≤≥≠∞%‰°²³½⅓¼①②③④⑤⑥⑦⑧⑨⑩㈠㎡“”‘’「」『』【】〔〕《》〈〉";

/** Characters of people's and companies' names that GB2312 left out. */
const NAMES =
  "喆堃玥珺昇祎骉囍翀旻昉翾赟頔垚犇羴猋燚赑屾沄玚玭琤镕镔锳鎏鑨淏湉溦滢濛瀞烜烨焜熠煊煜燊爔玎玙玢玥珏珣珮珽琇琎琏琰琳瑀瑄瑢瑨璟璠璟璐璞璨瓒甯畯皛睿矞祐祺禛禔禤稑筠筱篪綦纮绂绖缊罡羿翊翎翙翚翛翯耑耔芃芊芮苒苡茜荃荻莘莙莜菡菲萱葳蔺蕤薇薏蘅虓蛟衎袆裎裕褀訚誉诩谌豨贇赪跱輶轺迤逯逸郗郯郴鄢鄯醴釜釪鉴钊钖钘钜钰铖铠铤铧锜锴锶镒镠镡闳闵闶阗陟隽雩雯霁霂霏霖靓靖韫韬頫颀颋颢飏飒馀馨骅骎骐骞骢髙鲲鸢鸾鹍麒麓黇黹黻齐龑龢䶮亓亘仝仡仵伋伷佺佾侃俣俶俸倓倞倢偁偲傈傕儁冏冔刘劭劼勍勰匜卲厍吔呙咏哿喦嘏噙圳坫坻垟垭垲垵埇埔堉堌塱墚夲奡奭妤妧妘妭姒姝姞姮娈娣婠婳媖嫄嫚嬿孖孚孥宓寔寘尧屺岍岢岵岽峃峣峤峥峿崃崟嵊嵒嵘嵛嵩嶷巘巽帡幵庥廆廋弇弢彣彧徵忞忻怿恂恽悝惇惔愔愫慜慤懔懿戬扆扬抃拚挹掞揆揖敉敔斐斓旃昀昂昊昕昪昫昳昺晗晙晞晟晢晤晧晷暐暄暅暕暠曈曌曦杲杳枞枥柊柽栝栩桁桉桢桷梃梓梽棪棻椤楙楝槐槿樾橦檀檠欣歆殳毓氾汭汶沅沆沚沨沩沭泂泖泠泫泮洄洌洙洺洹洵浈浔浠浯涑涔涪淇淙淦淳渌渎渑渟湄湜湝湟溆溧溱滁滏滦滮漕漪漳潆潇潋潞澍澎澔澧澴濂濉濠濮灏炅炆炘炜炟炫炯烔烺焓焘焱";

/** Everything in GB2312, ASCII, Latin letters with their marks, the full-width forms, and the above; each once, in order. */
export function charactersOfTheFont(): string {
  const all = new Set([...gb2312(), ...SIGNS, ...NAMES, ...range(0x20, 0x7e), ...range(0xa0, 0xff)]);
  for (const one of [...range(0xff01, 0xff5e), ...range(0x3000, 0x3011)]) all.add(one);
  return [...all].sort().join("");
}

/** Both levels and the rows of signs: every pair of bytes that means something. */
export function gb2312(): readonly string[] {
  const decoder = new TextDecoder("gb2312");
  const rows = range(0xa1, 0xf7).map((one) => one.codePointAt(0) ?? 0);
  const cells = range(0xa1, 0xfe).map((one) => one.codePointAt(0) ?? 0);
  return rows
    .flatMap((row) => cells.map((cell) => decoder.decode(Uint8Array.of(row, cell))))
    .filter((one) => [...one].length === 1 && !/[\ufffd\ue000-\uf8ff]/.test(one));
}

function range(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
}
