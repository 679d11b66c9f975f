from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DispatchConfig(AppConfig):
    name = "yimen.dispatch"
    label = "dispatch"
    verbose_name = _("Outgoing messages")

    def ready(self) -> None:
        from yimen import wording
        from yimen.dispatch.refusals import MESSAGES

        wording.register(MESSAGES)
