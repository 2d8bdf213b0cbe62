// The list of who one can be, by department, with a search.
import { avatar } from "./avatar.js";
import { byId, element, word } from "./dom.js";
import { redraw } from "./redraw.js";

/** Draws the list; `onChoose` gets the userid. */
export function drawPeople({ departments, waiting, as, onChoose }) {
  const wanted = byId("people-search").value.trim().toLowerCase();
  const groups = departments
    .map(({ name, members }) => ({
      name,
      members: members.filter((member) => matches(member, name, wanted)),
    }))
    .filter(({ members }) => members.length > 0)
    .map(({ name, members }) =>
      element(
        "section",
        { class: "department" },
        element("h3", { textContent: name }),
        ...members.map((member) => person(member, { waiting: waiting[member.userId] ?? 0, as, onChoose })),
      ),
    );
  const none = element("p", { class: "empty", textContent: word("noMatch") });
  redraw(byId("people-list"), () =>
    byId("people-list").replaceChildren(...(groups.length > 0 ? groups : [none])),
  );
}

/** A few people to begin with, on the welcome screen. */
export function drawPicks({ departments, onChoose }) {
  const place = byId("welcome-people");
  const members = departments.flatMap((department) => department.members);
  const picks = place.dataset.picks
    .split(" ")
    .flatMap((id) => members.find(({ userId }) => userId === id) ?? []);
  place.replaceChildren(...picks.map((member) => person(member, { waiting: 0, as: null, onChoose })));
}

function person({ userId, name, position, status }, { waiting, as, onChoose }) {
  const left = status === 5;
  return element(
    "button",
    {
      type: "button",
      class: left ? "person person-left" : "person",
      "data-key": userId,
      "aria-current": userId === as ? "true" : undefined,
      on: { click: () => onChoose(userId) },
    },
    avatar(name, userId),
    element(
      "span",
      { class: "person-words" },
      element("span", { class: "person-name", textContent: name }),
      element("span", { class: "person-note", textContent: left ? word("left") : position }),
    ),
    badge(waiting),
  );
}

export function badge(count) {
  if (count === 0) return null;
  const label = count > 99 ? "99+" : String(count);
  return element("span", {
    class: "badge",
    textContent: label,
    "aria-label": word("unread", { n: count }),
    role: "img",
  });
}

function matches({ userId, name, position }, department, wanted) {
  return [userId, name, position, department].some((text) => text.toLowerCase().includes(wanted));
}
