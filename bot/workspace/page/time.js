// People's time: what it is for everybody here, and moving it forward.
import { add, el } from "./dom.js";
import { act, read } from "./driver.js";
import { closing } from "./elements.js";

const SHOWN = new Intl.DateTimeFormat("en-GB", {
  weekday: "short", day: "numeric", month: "short", year: "numeric",
  hour: "2-digit", minute: "2-digit", timeZone: "UTC",
});

/** The time of the people, where the app keeps one; it goes on by itself between two looks. */
export class PeopleTime {
  constructor(root) {
    this.root = root;
    this.shown = el("time", {});
    this.news = el("span", { class: "sr", role: "status" });
    this.list = el("div", { class: "menu-list" });
    this.menu = closing(el("details", { class: "menu" },
      el("summary", { class: "button quiet" }, "Move time forward"), this.list));
    const words = (text) => el("span", { class: "words" }, text);
    add(root, [words("It is"), this.shown, words("for everybody here."), this.menu, this.news]);
    setInterval(() => this.tick(), 1000);
  }

  /** Ask what time it is, and by what steps it can be moved. */
  async refresh() {
    const told = await read("time");
    this.root.hidden = told.now === undefined;
    if (this.root.hidden) return;
    this.told = { ...told, at: Date.now() };
    this.list.replaceChildren(...told.leaps.map((label) => el("button", {
      type: "button", onclick: () => this.leap(label),
    }, label)));
    this.tick();
  }

  tick() {
    if (!this.told) return;
    const now = new Date(this.told.now + (Date.now() - this.told.at) * this.told.scale);
    this.shown.dateTime = now.toISOString();
    this.shown.textContent = `${SHOWN.format(now)} UTC`;
  }

  async leap(label) {
    this.menu.open = false;
    this.menu.querySelector("summary").focus();
    const outcome = await act("leap", { label });
    await this.refresh();
    this.news.textContent = outcome.ok ? `It is now ${this.shown.textContent}.` : outcome.error;
  }
}
