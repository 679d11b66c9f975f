from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "yimen.jobs"
    label = "jobs"
