from django.apps import AppConfig


class SupervisorConfig(AppConfig):
    name = "yimen.web.supervisor"
    label = "web_supervisor"
