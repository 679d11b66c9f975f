from django.apps import AppConfig


class CounterConfig(AppConfig):
    name = "yimen.web.counter"
    label = "web_counter"
