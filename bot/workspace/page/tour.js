// A tour of five steps for the first visit. It covers nothing, and can be left at any time.
import { el } from "./dom.js";

const QUESTION = "Is HD-VG-130M ok for training our text-to-video product?";

/** What each step says; `target` is pointed at, `people` are brought into view. */
function steps(app, put) {
  return [
    { title: "These are people of one company",
      text: "Choose whose Slack you see. You can write and press as each of them; "
        + "nobody sees what they could not see in Slack.",
      target: "#people" },
    { title: "Ask as an employee",
      text: `Mention @${app.name} in the channel, write to it directly, or type `
        + `${app.commands[0] ?? "a command"}.`,
      target: "[data-user=erin] .composer", people: ["erin"],
      action: ["Write a question for me", () => put(`@${app.name} ${QUESTION}`)] },
    { title: "Read the answer",
      text: "The verdict comes first, then the reasons with numbers. “Unfold the clauses” shows "
        + "each clause that is quoted, with its version and dates.",
      target: "[data-user=erin] .messages", people: ["erin"] },
    { title: "Take it to legal",
      text: "Press “Ask legal” under an answer. A lawyer finds the case in the legal channel, "
        + "claims and answers it, and the answer comes back to the thread.",
      target: "[data-user=lena] .messages", people: ["erin", "lena"] },
    { title: "Look around",
      text: "Home has your questions and cases; the ⋯ of a message has “Check data policy”; "
        + "“Ask about data” asks without your name if you like. Adam's Home shows the index, Lena's "
        + "what is open for legal. “Move time forward” brings reminders and the morning's digest.",
      target: "[data-user=adam] .rooms", people: ["adam"] },
  ];
}

export class Tour {
  constructor(root, { app, bar }) {
    this.root = root;
    this.bar = bar;
    this.steps = steps(app, (text) => this.put(text));
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.end();
    });
  }

  beginOnce() {
    if (localStorage.getItem("tour") !== "done") this.show(0);
  }

  begin() {
    this.show(0);
    this.root.querySelector("button").focus();
  }

  show(place) {
    const step = this.steps[place];
    const last = place === this.steps.length - 1;
    for (const name of step.people ?? []) this.bar.showByName(name);
    this.mark(step.target);
    this.root.hidden = false;
    this.root.replaceChildren(
      el("p", { class: "tour-text", role: "status" },
        el("strong", {}, `${place + 1} of ${this.steps.length}. ${step.title}. `), step.text),
      el("div", { class: "tour-foot" },
        step.action && el("button", { type: "button", class: "button", onclick: step.action[1] },
          step.action[0]),
        el("span", { class: "grow" }),
        place > 0 && el("button", {
          type: "button", class: "button quiet", onclick: () => this.go(place - 1),
        }, "Back"),
        !last && el("button", {
          type: "button", class: "button quiet", onclick: () => this.end(),
        }, "Skip the tour"),
        el("button", {
          type: "button", class: "button primary", "data-next": "",
          onclick: () => (last ? this.end() : this.go(place + 1)),
        }, last ? "Done" : "Next")));
  }

  go(place) {
    this.show(place);
    this.root.querySelector("[data-next]").focus();
  }

  end() {
    localStorage.setItem("tour", "done");
    this.mark(null);
    this.root.hidden = true;
    this.root.replaceChildren();
  }

  mark(target) {
    document.querySelector(".pointed")?.classList.remove("pointed");
    if (target) document.querySelector(target)?.classList.add("pointed");
  }

  put(text) {
    const box = document.querySelector("[data-user=erin] .foot .composer-text");
    if (!box) return;
    box.value = text;
    box.dispatchEvent(new Event("input"));
    box.focus();
  }
}
