// The page: the people of the workspace, and the panes of those whose Slack is in view.
import { el } from "./dom.js";
import { listen, read } from "./driver.js";
import { Pane } from "./pane.js";
import { People } from "./people.js";
import { Replay } from "./replay.js";
import { theme } from "./theme.js";
import { PeopleTime } from "./time.js";
import { Tour } from "./tour.js";

const workspace = await read("workspace");
const { app, people } = workspace;
document.title = `${workspace.team} · Simulated Slack`;

const names = {
  person: (id) => people.find((one) => one.id === id)?.real_name
    ?? (id === app.id ? app.name : id),
  handle: (id) => people.find((one) => one.id === id)?.name ?? (id === app.id ? app.name : id),
  channel: (id) => workspace.channels[id] ?? "private channel",
  group: (id) => workspace.groups.find((one) => one.id === id)?.handle ?? id,
  people: () => people.map((one) => [one.id, one.real_name]),
  hue: (id) => people.findIndex((one) => one.id === id) % 6,
};

const panes = people.map((person) =>
  new Pane(person, app, names, () => document.activeElement?.closest(".pane")?.id
    === `pane-${person.id}` || document.activeElement === document.body));
document.getElementById("panes").append(...panes.map((pane) => pane.root));
const bar = new People(document.getElementById("people"), panes, names);
const tour = new Tour(document.getElementById("tour"), { app, bar });
const replay = workspace.replay && new Replay(document.getElementById("replay"), workspace.replay);
document.getElementById("tools").append(
  ...(replay ? [] : [el("button", {
    type: "button", class: "button quiet", onclick: () => tour.begin(),
  }, "Tour")]),
  theme());

const time = new PeopleTime(document.getElementById("time"));
if (!replay) await time.refresh();

const line = document.getElementById("link-state");
let waiting = null;

function refresh() {
  waiting ??= setTimeout(async () => {
    waiting = null;
    replay?.refresh().catch(() => {});
    await Promise.all(panes.map((pane) => pane.refresh().catch(() => {})));
    bar.draw();
  }, 40);
}

await Promise.all(panes.map((pane) => pane.open(pane.channel)));
bar.draw();
if (!replay) tour.beginOnce();
listen((notice) => {
  refresh();
  if (notice.kind === "time") time.refresh();
}, (open) => {
  line.textContent = open ? (replay ? "connected" : "live") : "not connected";
  line.classList.toggle("lost", !open);
});
