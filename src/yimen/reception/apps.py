from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReceptionConfig(AppConfig):
    name = "yimen.reception"
    label = "reception"
    verbose_name = _("Reception")

    def ready(self) -> None:
        from yimen import wording
        from yimen.reception.refusals import MESSAGES

        wording.register(MESSAGES)
