/** The scripts of all pages. Every page works without them; each module improves what stands in the page already. */
import { createAll, Button, ErrorSummary, SkipLink } from "govuk-frontend";
import htmx from "htmx.org/dist/htmx.esm.js";
import { followLive } from "./live.js";
import { openChats } from "./chat.js";
import { showWhenAsked } from "./conditions.js";
import { watchUploads } from "./upload.js";
import { suggestWhileTyping } from "./suggest.js";
import { moveByKeys } from "./keys.js";
import { saveWhileTyping } from "./autosave.js";
import { leaveFormsOnce, submitOnChange } from "./forms.js";

document.documentElement.classList.add("has-script");

// Strict content security policy: htmx may neither evaluate text nor write a style element of its own.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0; // pages hold personal data: nothing of them stays in the browser's store
htmx.config.refreshOnHistoryMiss = true;

function improve(root) {
  for (const kind of [Button, ErrorSummary, SkipLink]) createAll(kind, {}, { scope: root, onError: () => {} });
  leaveFormsOnce(root);
  submitOnChange(root);
  showWhenAsked(root);
  saveWhileTyping(root);
  watchUploads(root);
  suggestWhileTyping(root);
  moveByKeys(root);
  followLive(root);
  openChats(root);
}

improve(document);
document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) improve(event.detail.elt);
});
