/**
 * Search fields with suggestions: `<div data-suggest><input hx-get …><ul role="listbox" hidden></ul>…</div>`, the combobox of
 * the ARIA practices with a list of options. htmx loads the options while somebody types; here they are opened, walked
 * through and chosen by keys. Without scripts the field is a plain field of its form.
 *
 * An option with an address is gone to; any other fills the field and sends the form. Enter without an option searches.
 */
export function suggestWhileTyping(root) {
  for (const place of root.querySelectorAll("[data-suggest]:not([data-ready])")) {
    place.dataset.ready = "1";
    new Combobox(place);
  }
}

class Combobox {
  constructor(place) {
    this.place = place;
    this.field = place.querySelector("input");
    this.list = place.querySelector('[role="listbox"]');
    this.status = place.querySelector("[data-suggest-status]");
    const { field, list } = this;
    Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": list.id,
      "aria-haspopup": "listbox",
    }).forEach(([name, value]) => field.setAttribute(name, value));
    field.addEventListener("keydown", (event) => this.press(event));
    field.addEventListener("blur", () => this.close());
    list.addEventListener("htmx:afterSwap", () => this.arrive());
    list.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the field keeps the focus, and the list stays until the choice is made
      const option = event.target.closest('[role="option"]');
      if (option && event.button === 0) this.choose(option);
    });
  }

  get options() {
    return [...this.list.querySelectorAll('[role="option"]')];
  }

  get active() {
    return this.list.querySelector('[aria-selected="true"]');
  }

  arrive() {
    const number = this.options.length;
    const { one, many, none } = this.place.dataset;
    this.status.textContent = !number ? none : number === 1 ? one : `${number} ${many}`;
    if (number && document.activeElement === this.field && this.field.value.trim()) this.open();
    else this.close();
  }

  open() {
    this.list.hidden = false;
    this.field.setAttribute("aria-expanded", "true");
    this.mark(null);
  }

  close() {
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.mark(null);
  }

  mark(option) {
    for (const each of this.options) each.setAttribute("aria-selected", String(each === option));
    if (!option) return this.field.removeAttribute("aria-activedescendant");
    this.field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  press(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return; // an input method is at work: its keys are its own
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!open && this.options.length) this.open();
      if (!this.list.hidden) {
        event.preventDefault();
        this.step(event.key === "ArrowDown" ? 1 : -1);
      }
    } else if (event.key === "Escape" && open) {
      event.preventDefault(); // the list goes first, the text only with the next press
      this.close();
    } else if (event.key === "Enter" && open && this.active) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Tab") this.close();
  }

  step(by) {
    const { options } = this;
    const at = options.indexOf(this.active);
    const next = at < 0 ? (by > 0 ? 0 : options.length - 1) : at + by;
    this.mark(options[next] ?? null); // past either end the field itself is active again
  }

  choose(option) {
    this.field.value = option.dataset.text;
    this.close();
    if (option.dataset.href) window.location.assign(option.dataset.href);
    else this.field.form.requestSubmit();
  }
}
