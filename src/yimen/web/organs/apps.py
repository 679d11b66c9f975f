from django.apps import AppConfig


class OrganPagesConfig(AppConfig):
    name = "yimen.web.organs"
    label = "web_organs"
