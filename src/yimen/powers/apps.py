from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PowersConfig(AppConfig):
    name = "yimen.powers"
    label = "powers"
    verbose_name = _("Powers and responsibilities")

    def ready(self) -> None:
        from yimen import wording
        from yimen.agencies.standing import holding
        from yimen.laws import impact
        from yimen.powers.demands import heard
        from yimen.powers.lists import held
        from yimen.powers.refusals import MESSAGES
        from yimen.powers.resting import find

        wording.register(MESSAGES)
        holding.register("power", _("Powers"), held)
        impact.register("power", _("Power"), find, heard)
