from django.apps import AppConfig


class InterestedConfig(AppConfig):
    name = "yimen.web.interested"
    label = "web_interested"
