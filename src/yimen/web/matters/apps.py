from django.apps import AppConfig


class MatterPagesConfig(AppConfig):
    name = "yimen.web.matters"
    label = "web_matters"
