from django.apps import AppConfig
from django.core.checks import register


class VaultConfig(AppConfig):
    name = "yimen.vault"
    label = "vault"

    def ready(self) -> None:
        from yimen.vault.checks import data_key_is_usable

        register(data_key_is_usable)
