// A kept conversation shown again: where it is, and the way to go on.
import { el } from "./dom.js";
import { act, read } from "./driver.js";

const LONGEST = 2500; // milliseconds between two steps, however long people took
const SHORTEST = 350;

export class Replay {
  constructor(root, told) {
    this.root = root;
    this.told = told;
    this.timer = null;
    document.body.classList.add("replaying");
    document.querySelector(".banner p").replaceChildren(
      el("strong", {}, "Replay."),
      ` A conversation recorded on ${told.recorded}. Nothing here is live, and no bot works.`);
    const button = (label, run) =>
      el("button", { type: "button", class: "button quiet", onclick: run }, label);
    this.line = el("p", { class: "replay-line", role: "status" });
    this.playing = button("Play", () => (this.timer ? this.pause() : this.play()));
    this.next = button("Next step", () => this.by(1));
    root.replaceChildren(this.line, el("div", { class: "tour-foot" },
      button("To the start", () => this.to(0)), button("One step back", () => this.by(-1)),
      this.next, this.playing));
    root.hidden = false;
    this.draw();
  }

  /** Read where the replay is; another page may have moved it. */
  async refresh() {
    this.told = await read("replay");
    this.draw();
  }

  draw() {
    const { place, steps, said } = this.told;
    this.line.replaceChildren(el("strong", {}, `${place} of ${steps}`), said ? ` ${said}` : "");
    this.next.disabled = place === steps;
    this.playing.disabled = place === steps && !this.timer;
    this.playing.textContent = this.timer ? "Pause" : "Play";
  }

  by(count) {
    return this.to(this.told.place + count);
  }

  /** Go to a place and stay there, also while it plays. */
  to(place) {
    this.pause();
    return this.go(place);
  }

  async go(place) {
    await act("replay", { place });
    await this.refresh();
  }

  /** Go on by itself, as fast as people did but without their long pauses. */
  play() {
    const { wait } = this.told;
    if (wait === null) {
      this.pause();
      return;
    }
    const pause = Math.min(LONGEST, Math.max(SHORTEST, wait * 1000));
    this.timer = setTimeout(async () => {
      await this.go(this.told.place + 1);
      if (this.timer) this.play();
    }, pause);
    this.draw();
  }

  pause() {
    clearTimeout(this.timer);
    this.timer = null;
    this.draw();
  }
}
