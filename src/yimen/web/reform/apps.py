from django.apps import AppConfig


class ReformConfig(AppConfig):
    name = "yimen.web.reform"
    label = "web_reform"
