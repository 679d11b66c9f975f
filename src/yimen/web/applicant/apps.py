from django.apps import AppConfig


class ApplicantConfig(AppConfig):
    name = "yimen.web.applicant"
    label = "web_applicant"
