from django.apps import AppConfig

from yimen import wording
from yimen.ledger import outbox


class PermitsConfig(AppConfig):
    name = "yimen.permits"
    label = "permits"

    def ready(self) -> None:
        from yimen.permits.refusals import MESSAGES

        wording.register(MESSAGES)
        for kind in ("decided", "decided_at_once"):
            outbox.listen(kind, _issue, name="permits.issue")


def _issue(heard: outbox.Heard) -> None:
    # Typesetter and signature library take a third of a second to load: only the process that issues needs them.
    from yimen.permits.acts.issue import issue_for_decision

    issue_for_decision(heard)
