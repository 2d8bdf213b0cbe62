// The smart sheet of the demo company, live: what the bot writes into it, and how one binds it.
import { api } from "./api.js";
import { byId, element, word } from "./dom.js";
import { redraw } from "./redraw.js";

/** `onBind` is given the words that bind it, to be sent by whoever one is then. */
export function startSheet(onBind) {
  const dialog = byId("sheet");
  let seen = { address: "", sample: "" };
  let before = new Map();

  byId("sheet-open").addEventListener("click", async () => {
    before = new Map();
    await load();
    dialog.showModal();
  });
  byId("sheet-close").addEventListener("click", () => dialog.close());
  byId("sheet-bind").addEventListener("click", () => {
    dialog.close();
    onBind(`${word("sheetBind")} ${seen.address}\n${seen.sample}`);
  });

  async function load() {
    seen = await api.sheet();
    byId("sheet-name").textContent = seen.name;
    byId("sheet-count").textContent = word("sheetCount", { n: seen.rows.length });
    byId("sheet-empty").hidden = seen.rows.length > 0;
    byId("sheet-head").replaceChildren(
      element(
        "tr",
        {},
        ...seen.fields.map(({ title }) => element("th", { scope: "col", textContent: title })),
        end("th"),
      ),
    );
    const rows = seen.rows.map(row);
    before = new Map(seen.rows.map(({ id, cells }) => [id, JSON.stringify(cells)]));
    redraw(byId("sheet-rows"), () => byId("sheet-rows").replaceChildren(...rows));
  }

  function row({ id, cells }) {
    const isNew = before.size > 0 && before.get(id) !== JSON.stringify(cells);
    const remove = element("button", {
      type: "button",
      textContent: "×",
      "aria-label": word("sheetRemove", { row: cells[0]?.text ?? "" }),
      on: { click: () => api.removeRow(id) },
    });
    const shown = cells.map((cell, index) => cellOf(cell, seen.fields[index].type));
    return element("tr", { class: isNew ? "sheet-new" : undefined }, ...shown, end("td", remove));
  }

  function cellOf({ text, link }, type) {
    if (link !== undefined && /^https?:/.test(link))
      return element(
        "td",
        {},
        element("a", { href: link, target: "_blank", rel: "noopener", textContent: word("sheetLink") }),
      );
    const said = type === "date" && text !== "" ? when(Number(text)) : text;
    return element(
      "td",
      { class: type === "choice" && said !== "" ? "sheet-choice" : undefined },
      piece(said, type),
    );
  }

  function piece(text, type) {
    return type === "choice" && text !== "" ? element("span", { textContent: text }) : text;
  }

  function end(tag, child) {
    return element(tag, { class: "sheet-end" }, child);
  }

  return {
    /** Something was written; whoever has it open sees it. */
    changed() {
      if (dialog.open) void load();
    },
  };
}

const FORM = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** 3/12, with its time where it has one. */
function when(ms) {
  return FORM.format(ms).replace(/ 00:00$/, "");
}
