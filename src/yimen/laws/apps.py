from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LawsConfig(AppConfig):
    name = "yimen.laws"
    label = "laws"
    verbose_name = _("Laws")

    def ready(self) -> None:
        from yimen import wording
        from yimen.laws.refusals import MESSAGES

        wording.register(MESSAGES)
