// One person's Slack: their conversations, the open one, and dialogs over it.
import { Kept, arrange, el, icon } from "./dom.js";
import { act, read } from "./driver.js";
import { Hands } from "./hands.js";
import { blocks } from "./blocks.js";
import { composer } from "./composer.js";
import { avatar, thread } from "./messages.js";
import { Dialogs } from "./modal.js";
import { typed } from "./mrkdwn.js";

export class Pane extends Hands {
  constructor(person, app, names, isActive) {
    super(person);
    Object.assign(this, { app, names, isActive });
    this.tab = "messages";
    this.data = null;
    this.seen = {};
    this.complaints = {};
    this.composers = new Map();
    this.edits = new Map();
    this.threads = new Kept();
    this.buttons = new Kept();
    this.asked = 0;
    this.visible = true;
    this.nav = el("nav", { class: "rooms", "aria-label": `Conversations of ${person.real_name}` });
    this.topic = el("p", { class: "topic" });
    this.list = el("div", { class: "messages", tabindex: "0", role: "log",
      "aria-label": `Messages that ${person.real_name} sees` });
    this.foot = el("div", { class: "foot" });
    this.under = el("div", { class: "pane-under" },
      el("header", { class: "pane-head" },
        avatar(person.real_name, names.hue(person.id)),
        el("div", {}, el("h2", {}, person.real_name), el("p", { class: "role" }, person.role))),
      this.nav, this.topic, this.list, this.foot);
    this.dialogs = new Dialogs(this);
    this.alert = el("p", { class: "error alert", role: "alert" });
    this.root = el("section", {
      class: "pane", id: `pane-${person.id}`, "aria-label": person.real_name,
      "data-user": person.name, onpointerdown: (event) => this.hold(event.target),
    }, this.under, this.dialogs.layer, this.alert);
  }

  /** Nothing is drawn while a button is held down: a button made again would lose the press. */
  hold(target) {
    if (!target.closest("button, summary, label")) return;
    this.held = true;
    const release = new AbortController();
    const letGo = () => setTimeout(() => { // after the click
      release.abort();
      this.held = false;
      if (this.late) this.draw();
    });
    for (const end of ["pointerup", "pointercancel"]) {
      window.addEventListener(end, letGo, { signal: release.signal });
    }
  }

  /** Read what the person sees now and draw what has changed. */
  async refresh() {
    this.asked += 1;
    const mine = this.asked;
    const data = await read("pane", { user: this.person.id, channel: this.channel });
    if (mine !== this.asked) return;
    this.data = data;
    if (this.held) this.late = true;
    else this.draw();
  }

  draw() {
    this.late = false;
    const here = this.data.rooms.find((room) => room.id === this.channel);
    if (this.visible || this.seen[this.channel] === undefined) this.seen[this.channel] = here.last;
    arrange(this.nav, [...this.data.rooms.map((room) => this.tabFor(room)), this.homeTab()]);
    this.topic.textContent = this.tab === "home" ? "" : this.data.topic;
    this.topic.hidden = !this.topic.textContent;
    if (this.tab === "home") this.drawHome();
    else this.drawMessages(here);
    this.dialogs.show(this.topView());
  }

  /** Whether something came in while this person was not in view. */
  hasNews() {
    return (this.data?.rooms ?? []).some((room) => room.last > (this.seen[room.id] ?? ""));
  }

  setVisible(on) {
    if (this.visible === on && this.root.hidden !== on) return;
    this.visible = on;
    this.root.hidden = !on;
    if (!on || !this.data) return;
    const here = this.data.rooms.find((room) => room.id === this.channel);
    this.fresh ||= here.last > (this.seen[this.channel] ?? ""); // begin with what is new
    this.draw();
  }

  tabFor(room) {
    const on = room.id === this.channel && this.tab === "messages";
    const drawing = { channel: "hash", group: "lock", im: "chat" }[room.kind];
    const tab = this.tabOf(room.id, room.name, drawing, on, () => this.open(room.id));
    const unread = !on && room.last > (this.seen[room.id] ?? "");
    tab.classList.toggle("unread", unread);
    tab.lastChild.textContent = unread ? " (unread)" : "";
    return tab;
  }

  homeTab() {
    const tab = this.tabOf("home", "Home", "home", this.tab === "home", () => this.openHome());
    tab.dataset.room = "home";
    return tab;
  }

  tabOf(id, name, drawing, on, onclick) {
    const tab = this.buttons.node(id, name, () => el("button", {
      type: "button", class: "room", "data-room": name, onclick,
    }, icon(drawing), name, el("span", { class: "sr" })));
    tab.ariaCurrent = on ? "true" : null;
    return tab;
  }

  drawMessages(here) {
    this.homeFor = null;
    const bottom = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 60;
    const focused = document.activeElement;
    const nodes = this.data.messages.map((root) => this.drawThread(root));
    const empty = el("p", { class: "empty" }, {
      im: `Write to ${this.app.name}. Only the two of you read this.`,
      channel: `Nothing yet. Mention @${this.app.name} to ask something.`,
    }[here.kind] ?? "Nothing yet.");
    arrange(this.list, nodes.length ? nodes : [empty]);
    if (focused?.isConnected && focused !== document.activeElement) focused.focus();
    this.drawFoot(here);
    if (bottom || this.fresh) this.follow();
    this.fresh = false;
    this.showNews();
  }

  /** Go on to what came last; the beginning of a long message is shown rather than its end. */
  follow() {
    this.list.scrollTop = this.list.scrollHeight;
    const last = [...this.list.querySelectorAll(".message")].at(-1);
    const above = last ? last.getBoundingClientRect().top - this.list.getBoundingClientRect().top : 0;
    if (above < 0) this.list.scrollTop += above - 8;
  }

  /** A thread is drawn again only when something in it has changed. */
  drawThread(root) {
    const { sessions, statuses, titles } = this.data;
    const messages = [root, ...root.replies];
    const shown = [root, sessions[root.ts], statuses[root.ts], titles[root.ts],
      this.composers.has(root.ts), messages.map((one) => this.edits.has(one.ts)),
      messages.map((one) => this.complaints[one.ts])];
    return this.threads.node(root.ts, shown, () => thread(root, this));
  }

  drawFoot(here) {
    if (this.footFor !== here.id) {
      const label = here.kind === "im" ? `Message ${here.name}` : `Message #${here.name}`;
      this.box = composer({ label, app: this.app, send: (text) => this.sayHere(here, text) });
      this.chips = el("div", { class: "prompts" });
      this.tip = el("p", { class: "hint", role: "status" });
      this.foot.replaceChildren(this.chips, this.tip, this.box);
      this.footFor = here.id;
    }
    const prompts = here.kind === "im" ? this.data.prompts?.prompts ?? [] : [];
    const shortcuts = this.app.shortcuts.filter((one) => !one.on_message);
    arrange(this.chips, [
      ...prompts.map((one) => this.chip(one.title, one.message, () => this.say(one.message))),
      ...shortcuts.map((one) => this.chip(one.name, null, () => this.shortcut(one.callback_id))),
    ]);
  }

  chip(label, title, onclick) {
    return this.buttons.node(`chip ${label}`, title, () =>
      el("button", { type: "button", class: "chip", title, onclick }, label));
  }

  /** Say something; who forgets that in a channel an app hears only its name is told so. */
  async sayHere(here, text) {
    const outcome = await this.say(text);
    const name = `@${this.app.name}`;
    const heard = here.kind === "im" || text.startsWith("/") || text.includes(name);
    this.tip.textContent = heard ? ""
      : `In a channel ${this.app.name} hears only what mentions it: begin with ${name}.`;
    return outcome;
  }

  /** Remember where something was pressed, to bring into view what is said there because of it. */
  act(where) {
    const root = this.data.messages.find((one) =>
      one.ts === where.ts || one.replies.some((reply) => reply.ts === where.ts));
    this.acted = root && { root: root.ts, last: root.replies.at(-1)?.ts ?? root.ts,
      until: Date.now() + 10_000 };
  }

  showNews() {
    const root = this.data.messages.find((one) => one.ts === this.acted?.root);
    const last = root?.replies.at(-1);
    if (!last || last.ts <= this.acted.last || Date.now() > this.acted.until) return;
    this.acted = null;
    document.getElementById(this.anchor(last.ts))?.scrollIntoView({ block: "nearest" });
  }

  drawHome() {
    const { home } = this.data;
    const key = JSON.stringify([home?.id, home?.hash, home?.state]);
    if (key === this.homeFor) return; // an open menu stays open
    this.homeFor = key;
    this.foot.replaceChildren();
    this.footFor = null;
    const held = this.list.contains(document.activeElement)
      && document.activeElement.matches("select") && document.activeElement.dataset.action;
    this.list.replaceChildren(el("div", { class: "home" }, home
      ? blocks(home.blocks, this.context({ view_id: home.id }, home.state.values))
      : el("p", { class: "empty" }, `${this.app.name} has nothing on its home yet.`)));
    if (held) this.list.querySelector(`select[data-action="${CSS.escape(held)}"]`)?.focus();
  }

  open(channel, stamp = null) {
    this.channel = channel;
    this.tab = "messages";
    this.threads.clear();
    this.composers.clear();
    this.edits.clear();
    this.fresh = !stamp;
    if (channel.startsWith("D")) act("home", { user: this.person.id, tab: "messages" });
    return this.refresh().then(() => stamp && this.jump(stamp), () => {});
  }

  openHome() {
    this.tab = "home";
    act("home", { user: this.person.id, tab: "home" });
    this.draw();
  }

  jump(stamp) {
    const node = document.getElementById(this.anchor(stamp.replace(/^p(\d+)(\d{6})$/, "$1.$2")));
    node?.scrollIntoView({ block: "center" });
    node?.focus();
  }

  anchor(ts) {
    return `m-${this.person.id}-${ts}`;
  }

  // What blocks need to be drawn and pressed

  context(where, state) {
    return {
      names: this.names,
      state,
      open: (channel, stamp) => this.open(channel, stamp),
      confirm: (question) => this.dialogs.confirm(question),
      press: (item, block, value) => {
        if (where.ts) this.act(where);
        return this.press(where, item, block, value);
      },
    };
  }

  topView() {
    return this.data.views.at(-1) ?? null;
  }

  freeze(on) {
    this.under.inert = on;
  }

  reply(root) {
    const box = composer({
      label: "Reply in thread", app: this.app, small: true,
      send: (text) => this.say(text, root.ts),
      onclose: () => {
        this.composers.delete(root.ts);
        this.draw();
      },
    });
    this.composers.set(root.ts, box);
    this.draw();
    box.focusText();
  }

  /** Change one's own message where it stands. */
  edit(item) {
    const box = composer({
      label: "Edit message", app: this.app, small: true,
      send: (text) => this.change(item, text).then((outcome) => {
        if (outcome.ok) this.stopEditing(item);
        return outcome;
      }),
      onclose: () => this.stopEditing(item),
    });
    this.edits.set(item.ts, box);
    this.draw();
    box.setText(typed(item.text, this.names));
    box.focusText();
  }

  stopEditing(item) {
    this.edits.delete(item.ts);
    this.draw();
  }

  replying(root) {
    return this.composers.get(root.ts) ?? null;
  }

  complain(ts, outcome) {
    if (!ts) {
      this.alert.textContent = outcome.error ?? "";
      return;
    }
    if (outcome.ok) delete this.complaints[ts];
    else this.complaints[ts] = outcome.error;
    this.draw();
  }

  complaint(ts) {
    return this.complaints[ts] ?? "";
  }
}
