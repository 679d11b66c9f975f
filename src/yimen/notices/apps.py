from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "yimen.notices"
    label = "notices"
    verbose_name = _("Notices")

    def ready(self) -> None:
        from yimen import wording
        from yimen.notices.refusals import MESSAGES

        wording.register(MESSAGES)
