// The page: one pane for each person, side by side or, where it is narrow, behind tabs.
import { el } from "./dom.js";
import { listen, read } from "./driver.js";
import { Pane } from "./pane.js";

const workspace = await read("workspace");
const { app, people } = workspace;
document.title = `${workspace.team} · Simulated Slack`;

const names = {
  person: (id) => people.find((one) => one.id === id)?.real_name
    ?? (id === app.id ? app.name : id),
  channel: (id) => workspace.channels[id] ?? "private channel",
  group: (id) => workspace.groups.find((one) => one.id === id)?.handle ?? id,
  people: () => people.map((one) => [one.id, one.real_name]),
  hue: (id) => people.findIndex((one) => one.id === id) % 6,
};

const tabs = document.getElementById("tabs");
const panes = people.map((person) =>
  new Pane(person, app, names, () => document.activeElement?.closest(".pane")?.id
    === `pane-${person.id}` || document.activeElement === document.body));

/** On a narrow screen one pane is seen at a time; on a wide one all are, and one is the last used. */
function choose(index, focus = false) {
  panes.forEach((pane, place) => pane.root.classList.toggle("chosen", place === index));
  [...tabs.children].forEach((tab, place) => {
    tab.setAttribute("aria-selected", String(place === index));
    tab.tabIndex = place === index ? 0 : -1;
    if (focus && place === index) tab.focus();
  });
}

people.forEach((person, index) => tabs.append(el("button", {
  type: "button", role: "tab", class: "tab", "aria-controls": `pane-${person.id}`,
  onclick: () => choose(index),
  onkeydown: (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) choose((index + step + people.length) % people.length, true);
  },
}, person.real_name.split(" ")[0], el("small", {}, person.role))));

document.getElementById("panes").append(...panes.map((pane) => pane.root));
choose(0);

const line = document.getElementById("link-state");
let waiting = null;

function refresh() {
  waiting ??= setTimeout(() => {
    waiting = null;
    for (const pane of panes) pane.refresh().catch(() => {});
  }, 40);
}

await Promise.all(panes.map((pane) => pane.open(pane.channel)));
listen(refresh, (open) => {
  line.textContent = open ? "live" : "not connected";
  line.classList.toggle("lost", !open);
});
