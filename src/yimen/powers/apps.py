from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PowersConfig(AppConfig):
    name = "yimen.powers"
    label = "powers"
    verbose_name = _("Powers and responsibilities")

    def ready(self) -> None:
        from yimen import wording
        from yimen.powers.refusals import MESSAGES

        wording.register(MESSAGES)
