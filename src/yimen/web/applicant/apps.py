from django.apps import AppConfig

from yimen import wording


class ApplicantConfig(AppConfig):
    name = "yimen.web.applicant"
    label = "web_applicant"

    def ready(self) -> None:
        from yimen.web.applicant.refusals import MESSAGES

        wording.register(MESSAGES)
