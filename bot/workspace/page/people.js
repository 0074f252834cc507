// Who is in view: as many people side by side as there is room for.
import { el } from "./dom.js";
import { avatar } from "./messages.js";

const ROOM = 420; // pixels that one pane wants

export class People {
  constructor(root, panes, names) {
    this.panes = panes;
    this.chosen = this.start();
    this.buttons = panes.map((pane) => el("button", {
      type: "button", class: "person", "aria-controls": pane.root.id,
      "data-person": pane.person.name, onclick: () => this.toggle(pane),
    },
    avatar(pane.person.real_name, names.hue(pane.person.id)),
    el("span", { class: "person-name" }, pane.person.real_name,
      el("small", {}, pane.person.role)),
    el("span", { class: "news", hidden: true }, el("span", { class: "sr" }, "has news"))));
    root.append(...this.buttons);
    window.addEventListener("resize", () => this.draw());
    this.draw();
  }

  /** One of each role, in the order in which they are listed. */
  start() {
    const roles = new Set();
    return this.panes.filter(({ person }) =>
      !roles.has(person.role) && roles.add(person.role)).slice(0, 3);
  }

  most() {
    return Math.max(1, Math.min(4, Math.floor(window.innerWidth / ROOM)));
  }

  inView() {
    return this.chosen.slice(-this.most());
  }

  /** Bring a person into view, or out of it; the one who came first makes room. */
  toggle(pane) {
    const shown = this.inView();
    if (!shown.includes(pane)) this.show(pane);
    else if (shown.length > 1) {
      this.chosen = shown.filter((other) => other !== pane);
      this.draw();
    }
  }

  show(pane) {
    this.chosen = [...this.chosen.filter((other) => other !== pane), pane];
    this.draw();
  }

  showByName(name) {
    const pane = this.panes.find((one) => one.person.name === name);
    if (pane && !this.inView().includes(pane)) this.show(pane);
    return pane;
  }

  draw() {
    const shown = this.inView();
    this.panes.forEach((pane, place) => {
      const on = shown.includes(pane);
      const button = this.buttons[place];
      pane.setVisible(on);
      button.setAttribute("aria-pressed", String(on));
      button.querySelector(".news").hidden = on || !pane.hasNews();
    });
  }
}
