from django.apps import AppConfig


class WordingConfig(AppConfig):
    name = "yimen.wording"
    label = "wording"
