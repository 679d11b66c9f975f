/**
 * Keys. `/` goes to the search field marked `data-search-key`; in a list marked `data-rows`, j/k or the arrows move from
 * link to link (results) or from row to row (worklist), Enter opens. `?` unfolds the list of keys marked
 * `data-help-key`. A button marked `data-press="n"` is pressed by its key. Never while somebody is typing.
 */
let listening = false;

export function moveByKeys() {
  if (listening) return;
  listening = true;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    if (event.key === "/") return focusOn(document.querySelector("[data-search-key]"), event);
    if (event.key === "?") return toggleHelp(document.querySelector("[data-help-key]"), event);
    const button = /^[a-z]$/.test(event.key) && document.querySelector(`[data-press="${event.key}"]`);
    if (button) return event.preventDefault(), button.focus(), button.click();
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (step) move(step, event);
  });
}

const isTyping = (element) => element.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

function focusOn(element, event) {
  if (!element) return;
  event.preventDefault();
  element.focus();
}

function toggleHelp(details, event) {
  if (!details) return;
  event.preventDefault();
  details.open = !details.open;
  if (details.open) details.querySelector("summary").focus();
}

function move(step, event) {
  const links = [...document.querySelectorAll("[data-rows] [data-row]")];
  if (!links.length) return;
  const at = links.indexOf(document.activeElement);
  const arrow = event.key.startsWith("Arrow");
  if (arrow && at < 0) return; // arrows scroll the page until a row has been chosen
  focusOn(links[Math.min(Math.max(at + step, 0), links.length - 1)], event);
}
