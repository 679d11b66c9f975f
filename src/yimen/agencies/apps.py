from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgenciesConfig(AppConfig):
    name = "yimen.agencies"
    label = "agencies"
    verbose_name = _("Agencies")

    def ready(self) -> None:
        from yimen import wording
        from yimen.agencies.refusals import MESSAGES

        wording.register(MESSAGES)
