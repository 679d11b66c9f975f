from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "yimen.ledger"
    label = "ledger"
