// Customers in WeChat: one scans a channel's code, one writes; the bot hears of both as WeCom would tell it.
import { api } from "./api.js";
import { byId, element, word } from "./dom.js";
import { redraw } from "./redraw.js";

const REFRESH_MS = 1500;

/** `onFailure` is told what the page says when the bot did not take it. */
export function startCustomers(onFailure) {
  const place = byId("customers");
  place.addEventListener("toggle", () => {
    if (place.open) void load();
  });
  byId("customer-scan").addEventListener("click", () => act(() => api.scan(byId("customer-channel").value)));
  // The address of a code leads here.
  const wanted = new URLSearchParams(location.hash.slice(1)).get("scan");
  if (wanted !== null) {
    place.open = true;
    void load(wanted);
  }

  async function act(request) {
    try {
      if (!(await request()).taken) onFailure(word("notTaken"));
    } catch {
      onFailure(word("failed"));
    }
    await load();
    // The welcome comes a moment later.
    setTimeout(load, REFRESH_MS);
  }

  async function load(chosen) {
    const { channels, customers } = await api.customers();
    const select = byId("customer-channel");
    const selected = typeof chosen === "string" ? chosen : select.value;
    select.replaceChildren(
      ...channels.map((channel) =>
        element("option", { value: channel, textContent: channel, selected: channel === selected }),
      ),
    );
    redraw(byId("customer-list"), () => byId("customer-list").replaceChildren(...customers.map(line)));
  }

  function line({ id, name, state, member, welcome, wrote }) {
    const said = welcome === null ? word("customerNoWelcome") : word("customerWelcome", { welcome });
    return element(
      "li",
      {},
      element("strong", { textContent: name }),
      element("span", { textContent: word("customerFrom", { state, member }) }),
      element("p", { class: "customer-welcome", textContent: said }),
      element("button", {
        type: "button",
        textContent: word(wrote === 0 ? "customerWrite" : "customerWriteAgain"),
        on: { click: () => act(() => api.write(id)) },
      }),
    );
  }
}
