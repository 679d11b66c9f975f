from django.apps import AppConfig

from yimen.ledger import outbox


class SearchConfig(AppConfig):
    name = "yimen.search"
    label = "search"

    def ready(self) -> None:
        from yimen.catalogue.telling import PUBLISHED

        outbox.listen(PUBLISHED, _update, name="search.update")


def _update(heard: outbox.Heard) -> None:
    from yimen.search.acts.update import update_services

    update_services([int(heard.subject)])
