from django.apps import AppConfig


class ScreensConfig(AppConfig):
    name = "yimen.web.screens"
    label = "web_screens"
