from django.apps import AppConfig

from yimen import wording
from yimen.ledger import outbox


class PrereviewConfig(AppConfig):
    name = "yimen.prereview"
    label = "prereview"

    def ready(self) -> None:
        from yimen.prereview.refusals import MESSAGES

        wording.register(MESSAGES)
        for kind in ("submitted", "resubmitted"):
            outbox.listen(kind, _order, name="prereview.order")


def _order(heard: outbox.Heard) -> None:
    from yimen.prereview.acts.order_review import order_for_event

    order_for_event(heard)
