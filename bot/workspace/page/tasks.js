// What the app shows of its work: single tasks, or a plan of several.
import { el } from "./dom.js";

const SAID = { pending: "waiting", in_progress: "under way", complete: "done", error: "broken off" };
const SIGN = { pending: "○", in_progress: "◔", complete: "✓", error: "✕" };

/** One step of work and how far it is; the sign is said in words as well. */
export function task(one, tag = "p") {
  return el(tag, { class: "task", "data-task": one.task_id, "data-status": one.status },
    el("span", { class: "task-sign", "aria-hidden": "true" }, SIGN[one.status] ?? "○"),
    el("span", {}, one.title),
    el("span", { class: "sr" }, ` (${SAID[one.status] ?? one.status})`));
}

/** Several steps under one title. */
export function plan(one) {
  return el("div", { class: "plan" },
    el("p", { class: "plan-title" }, one.title),
    el("ol", { class: "plan-tasks" }, one.tasks.map((item) => task(item, "li"))));
}
