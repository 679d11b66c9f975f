/**
 * Uploads. Without scripts each material has a file field and a button; with them a chosen file is sent at once, its
 * progress shown, and a file that is too large or of a wrong kind is refused before it travels.
 * `<form data-upload data-limit="BYTES" data-accept="pdf,jpg" data-too-large="…" data-wrong-kind="…" data-sending="…">`
 */
export function watchUploads(root) {
  for (const form of root.querySelectorAll("form[data-upload]:not([data-watched])")) {
    form.dataset.watched = "1";
    const field = form.querySelector('input[type="file"]');
    field?.addEventListener("change", () => field.files.length && send(form, field));
  }
}

function send(form, field) {
  const file = field.files[0];
  const problem = findProblem(form, file);
  if (problem) {
    tell(form, problem);
    field.value = "";
    return;
  }
  const show = progressOf(form, file);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
  request.upload.addEventListener("progress", (event) => event.lengthComputable && show(event.loaded / event.total));
  // The answer is the whole page again (or the page with the errors): take it as a visit, so that nothing is shown twice.
  request.addEventListener("load", () => arrive(request, form));
  request.addEventListener("error", () => tell(form, form.dataset.broken));
  request.send(new FormData(form));
  form.querySelector("button")?.setAttribute("disabled", "");
}

function arrive(request, form) {
  let answer = {};
  try {
    answer = JSON.parse(request.responseText);
  } catch {
    // not ours (a proxy's page, a login page): below
  }
  if (answer.location) {
    window.location.assign(answer.location);
    if (new URL(answer.location, window.location.href).pathname === window.location.pathname) window.location.reload();
  } else {
    tell(form, answer.message || form.dataset.broken);
  }
}

function findProblem(form, file) {
  const { limit, accept, tooLarge, wrongKind, empty } = form.dataset;
  const kind = file.name.split(".").pop().toLowerCase().replace("jpeg", "jpg");
  if (accept && !accept.split(",").includes(kind)) return wrongKind;
  if (limit && file.size > Number(limit)) return tooLarge;
  if (file.size === 0) return empty;
  return "";
}

function progressOf(form, file) {
  const place = document.createElement("div");
  place.className = "ym-file__progress";
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", form.dataset.sending);
  const words = document.createElement("span");
  words.setAttribute("role", "status");
  words.textContent = `${form.dataset.sending} ${file.name}`;
  place.append(bar, words);
  form.append(place);
  return (share) => {
    bar.value = share;
  };
}

function tell(form, message) {
  for (const old of form.querySelectorAll(".ym-file__progress, .govuk-error-message")) old.remove();
  form.querySelector("button")?.removeAttribute("disabled");
  const place = document.createElement("p");
  place.className = "govuk-error-message";
  place.setAttribute("role", "alert");
  place.textContent = message;
  form.prepend(place);
  form.querySelector('input[type="file"]')?.focus();
}
