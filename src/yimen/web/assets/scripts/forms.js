/** Forms: a second press of a button does not send twice; a filter marked `data-submit-on-change` is applied when changed. */
export function leaveFormsOnce(root) {
  for (const form of root.querySelectorAll('form[method="post"]:not([data-once])')) {
    form.dataset.once = "1";
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "1";
    });
  }
}

export function submitOnChange(root) {
  for (const form of root.querySelectorAll("form[data-submit-on-change]:not([data-ready])")) {
    form.dataset.ready = "1";
    form.addEventListener("change", () => form.requestSubmit());
  }
}

// The browser's back button may show a page from memory: its forms may be sent again.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
