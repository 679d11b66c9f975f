from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "yimen.demo"
    label = "demo"
