from django.apps import AppConfig

from yimen import wording
from yimen.ledger import outbox
from yimen.procedure import ACTS


class OversightConfig(AppConfig):
    name = "yimen.oversight"
    label = "oversight"

    def ready(self) -> None:
        from yimen.oversight.refusals import MESSAGES

        wording.register(MESSAGES)
        for row in ACTS:
            outbox.listen(row.event, _settle, name="oversight.settle")


def _settle(heard: outbox.Heard) -> None:
    from yimen.oversight.acts.raise_warnings import settle

    settle(heard.subject, now=heard.now)
