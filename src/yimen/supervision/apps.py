from django.apps import AppConfig

from yimen import wording
from yimen.ledger import outbox


class SupervisionConfig(AppConfig):
    name = "yimen.supervision"
    label = "supervision"

    def ready(self) -> None:
        from yimen.supervision.refusals import MESSAGES

        wording.register(MESSAGES)
        for kind in ("decided", "decided_at_once", "certificate_issued"):
            outbox.listen(kind, _hand_over, name="supervision.hand_over")


def _hand_over(heard: outbox.Heard) -> None:
    from yimen.supervision.acts.hand_over import hand_over_event

    hand_over_event(heard)
