from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "yimen.api"
    label = "api"
