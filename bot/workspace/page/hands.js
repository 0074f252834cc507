// What a person does in their pane: each act goes to the workspace as theirs.
import { act } from "./driver.js";

/** The acts of one person. A pane adds what is seen: `channel`, and `complain` for what failed. */
export class Hands {
  constructor(person) {
    this.person = person;
    this.channel = person.start;
  }

  say(text, thread_ts = null) {
    this.fresh = thread_ts === null; // a new message is scrolled to
    return act("say", { user: this.person.id, channel: this.channel, text, thread_ts });
  }

  async press(where, item, block, value) {
    const target = where.ts ? { channel: this.channel, ts: where.ts } : where;
    const outcome = await act("press", {
      user: this.person.id, action_id: item.action_id, block_id: block.block_id, value, ...target,
    });
    this.complain(where.ts, outcome);
  }

  submit(view, values) {
    return act("submit", { user: this.person.id, view_id: view.id, values });
  }

  closeView(view) {
    return act("close", { user: this.person.id, view_id: view.id });
  }

  async suggest(view, action_id, query) {
    const args = { user: this.person.id, view_id: view.id, action_id, query };
    return (await act("suggest", args)).options ?? [];
  }

  async shortcut(callback_id, item = null) {
    const where = item ? { channel: this.channel, ts: item.ts } : {};
    this.complain(item?.ts, await act("shortcut", { user: this.person.id, callback_id, ...where }));
  }

  react(item, name) {
    return act("react", { user: this.person.id, channel: this.channel, ts: item.ts, name });
  }

  change(item, text) {
    return act("edit", { user: this.person.id, channel: this.channel, ts: item.ts, text });
  }

  remove(item) {
    return act("delete", { user: this.person.id, channel: this.channel, ts: item.ts });
  }

  async stop(root) {
    const where = { channel: this.channel, thread_ts: root.ts };
    this.complain(root.ts, await act("stop", { user: this.person.id, ...where }));
  }

  dismiss(item) {
    return act("dismiss", { user: this.person.id, channel: this.channel, ts: item.ts });
  }
}
