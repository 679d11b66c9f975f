from django.apps import AppConfig


class PowersPagesConfig(AppConfig):
    name = "yimen.web.powers"
    label = "web_powers"
