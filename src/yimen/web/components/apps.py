from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "yimen.web.components"
    label = "web_components"
