from django.apps import AppConfig

from yimen import wording
from yimen.ledger import outbox, trees


class PermitsConfig(AppConfig):
    name = "yimen.permits"
    label = "permits"

    def ready(self) -> None:
        from yimen.permits import attaching, purposes
        from yimen.permits.refusals import MESSAGES

        wording.register(MESSAGES)
        purposes.register()
        attaching.register()
        trees.cover_permits(trees.Subjects("permits_permit", "permits_permitevent", "permit_id"))
        for kind in ("decided", "decided_at_once"):
            outbox.listen(kind, _carry_out, name="permits.issue")
        for kind in ("withdrawn", "terminated", "acceptance_refused"):
            outbox.listen(kind, _carry_out, name="permits.carry_out")
        for kind in ("permit_changed", "permit_renewed", "deemed_renewed"):
            outbox.listen(kind, _reissue, name="permits.reissue")


def _carry_out(heard: outbox.Heard) -> None:
    # Typesetter and signature library take a third of a second to load: only the process that issues needs them.
    from yimen.permits.acts.carry_out import carry_out_event

    carry_out_event(heard)


def _reissue(heard: outbox.Heard) -> None:
    from yimen.permits.acts.reissue import reissue_for_event

    reissue_for_event(heard)
