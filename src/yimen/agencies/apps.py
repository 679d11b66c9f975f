from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgenciesConfig(AppConfig):
    name = "yimen.agencies"
    label = "agencies"
    verbose_name = _("Agencies")

    def ready(self) -> None:
        from yimen import wording
        from yimen.agencies.refusals import MESSAGES
        from yimen.agencies.standing import holding
        from yimen.agencies.standing.queries import staying

        wording.register(MESSAGES)
        holding.register("staff", _("People with an account"), staying)
