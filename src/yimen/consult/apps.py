from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultConfig(AppConfig):
    name = "yimen.consult"
    label = "consult"
    verbose_name = _("Online consultation")

    def ready(self) -> None:
        from yimen import wording
        from yimen.consult.refusals import MESSAGES

        wording.register(MESSAGES)
