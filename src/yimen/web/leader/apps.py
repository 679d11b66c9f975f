from django.apps import AppConfig


class LeaderConfig(AppConfig):
    name = "yimen.web.leader"
    label = "web_leader"
