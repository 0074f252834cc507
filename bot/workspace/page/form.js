// The fields of a modal, and what has been entered in them.
import { add, el, freshId } from "./dom.js";
import { choices, optionsOf } from "./elements.js";

const TYPED = {
  plain_text_input: "text", email_text_input: "email", url_text_input: "url",
  number_input: "text", datepicker: "date", timepicker: "time",
};

/** The fields of one view; `suggest(action_id, query)` brings options of external selects. */
export class Form {
  constructor(view, suggest) {
    this.view = view;
    this.suggest = suggest;
    this.values = {};
    this.fields = new Map();
  }

  /** Draw an input block with its label, hint and a place for its error. */
  input(block, context) {
    const [id, error] = [freshId("field"), freshId("error")];
    const hint = block.hint && el("small", { class: "hint", id: freshId("hint") }, block.hint.text);
    const control = this.control(block.element, block, context, id);
    const grouped = control.matches(".choices");
    reach(control).setAttribute("aria-describedby", [hint?.id, error].filter(Boolean).join(" "));
    const label = el(grouped ? "span" : "label", grouped ? { id: `${id}-label` } : { for: id },
      block.label.text, block.optional && el("span", { class: "optional" }, " (optional)"));
    if (grouped) control.setAttribute("aria-labelledby", `${id}-label`);
    const complaint = el("p", { class: "error", id: error, role: "alert" });
    this.fields.set(block.block_id, { control, complaint });
    return el("div", { class: "field", "data-block": block.block_id },
      label, control, hint, complaint);
  }

  control(item, block, context, id) {
    const held = this.view.state.values[block.block_id]?.[item.action_id] ?? {};
    const keep = (value) => {
      this.values[block.block_id] = { [item.action_id]: value };
    };
    if (item.type in TYPED) return this.typed(item, held, keep, id);
    if (item.type === "external_select") return this.external(item, held, keep, id);
    if (["radio_buttons", "checkboxes", "multi_static_select"].includes(item.type)) {
      const chosen = (held.selected_options ?? [held.selected_option]).filter(Boolean)
        .map((option) => option.value);
      const single = item.type === "radio_buttons";
      keep(single ? chosen[0] ?? null : chosen);
      return choices(item, context, chosen, (values) => keep(single ? values[0] : values));
    }
    if (item.type === "users_select") {
      return this.select(context.names.people().map(([value, text]) => ({ value, text })),
        item, held.selected_user, keep, id);
    }
    const options = optionsOf(item).map(({ value, text }) => ({ value, text: text.text }));
    return this.select(options, item, held.selected_option?.value, keep, id);
  }

  typed(item, held, keep, id) {
    const value = held.value ?? held.selected_date ?? held.selected_time ?? "";
    const shared = {
      id, class: "input", "data-action": item.action_id, placeholder: item.placeholder?.text,
      maxLength: item.max_length ?? 3000, autofocus: Boolean(item.focus_on_load),
    };
    const control = item.multiline
      ? el("textarea", { ...shared, rows: "4" })
      : el("input", { ...shared, type: TYPED[item.type] });
    control.value = value;
    keep(value);
    control.addEventListener("input", () => keep(control.value));
    return control;
  }

  select(options, item, chosen, keep, id) {
    const control = el("select", { id, class: "select", "data-action": item.action_id },
      el("option", { value: "" }, item.placeholder?.text ?? "Choose…"),
      options.map(({ value, text }) => el("option", { value, selected: value === chosen }, text)));
    keep(chosen ?? null);
    control.addEventListener("change", () => keep(control.value || null));
    return control;
  }

  external(item, held, keep, id) {
    const list = el("datalist", { id: `${id}-list` });
    const control = el("input", {
      id, class: "input", type: "text", list: list.id, autocomplete: "off",
      "data-action": item.action_id, placeholder: item.placeholder?.text ?? "Type to search…",
    });
    const known = new Map();
    if (held.selected_option) known.set(held.selected_option.text.text, held.selected_option);
    control.value = held.selected_option?.text.text ?? "";
    keep(held.selected_option ?? null);
    control.addEventListener("input", async () => {
      const query = control.value;
      if (!known.has(query) && query.length >= (item.min_query_length ?? 3)) {
        for (const option of await this.suggest(item.action_id, query)) {
          known.set(option.text.text, option);
        }
        list.replaceChildren(...[...known.keys()].map((value) => el("option", { value })));
      }
      keep(known.get(control.value) ?? null);
    });
    return add(el("span", { class: "external" }), [control, list]);
  }

  /** Put complaints at their fields and take away those that are settled. */
  complain(errors) {
    let first = null;
    for (const [block, { control, complaint }] of this.fields) {
      complaint.textContent = errors[block] ?? "";
      const inner = reach(control);
      if (errors[block]) inner.setAttribute("aria-invalid", "true");
      else inner.removeAttribute("aria-invalid");
      if (errors[block]) first ??= inner;
    }
    (first?.matches(".choices") ? first.querySelector("input") : first)?.focus();
  }
}

/** The part of a control that takes the focus and its description. */
function reach(control) {
  return control.matches(".external") ? control.firstChild : control;
}
