/**
 * Questions that depend on other answers of the same page: `data-show-rule` holds the condition as JSON (`catalogue.forms.showing`).
 * Without scripts they are always shown, with a line that says when they are to be answered; the server drops what does not apply.
 */
export function showWhenAsked(root) {
  for (const form of root.querySelectorAll("form")) {
    const dependants = form.querySelectorAll("[data-show-rule]");
    if (!dependants.length || form.dataset.conditions) continue;
    form.dataset.conditions = "1";
    // In the order of the page: a question that is hidden counts as unanswered for those behind it.
    const apply = () => dependants.forEach((place) => (place.hidden = !holds(form, JSON.parse(place.dataset.showRule))));
    form.addEventListener("change", apply);
    form.addEventListener("input", apply);
    apply();
  }
}

function holds(form, rule) {
  if (rule.all) return rule.all.every((each) => holds(form, each));
  if (rule.any) return rule.any.some((each) => holds(form, each));
  const given = answers(form, rule.field);
  if (rule.answered) return given.length > 0;
  if ("at_least" in rule) return given.some((value) => Number(value) >= rule.at_least);
  if ("at_most" in rule) return given.some((value) => Number(value) <= rule.at_most);
  return given.some((value) => rule.among.includes(value));
}

/** What is answered to a field, or to the members of a group, where it is shown. */
function answers(form, name) {
  const given = [];
  for (const control of form.elements) {
    if (control.name !== name && !control.name?.startsWith(name + "-")) continue;
    if (control.closest("[data-show-rule][hidden]") || control.tagName === "BUTTON") continue;
    const chosen = control.type !== "radio" && control.type !== "checkbox" ? true : control.checked;
    if (chosen && control.value.trim()) given.push(control.value.trim());
  }
  return given;
}
