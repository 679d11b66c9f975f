from django.apps import AppConfig


class OfficerConfig(AppConfig):
    name = "yimen.web.officer"
    label = "web_officer"
