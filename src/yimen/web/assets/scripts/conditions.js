/**
 * Questions that depend on another answer of the same page: `data-show-when="field" data-show-values="a|b"`. Without
 * scripts they are always shown, with a line that says when they are to be answered; the server drops what does not apply.
 */
export function showWhenAsked(root) {
  for (const form of root.querySelectorAll("form")) {
    const dependants = form.querySelectorAll("[data-show-when]");
    if (!dependants.length || form.dataset.conditions) continue;
    form.dataset.conditions = "1";
    const apply = () => dependants.forEach((place) => toggle(form, place));
    form.addEventListener("change", apply);
    apply();
  }
}

function toggle(form, place) {
  const wanted = place.dataset.showValues.split("|");
  const given = new FormData(form).getAll(place.dataset.showWhen);
  place.hidden = !given.some((value) => wanted.includes(value));
}
