from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "yimen.catalogue"
    label = "catalogue"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        from yimen import wording
        from yimen.agencies.standing import holding
        from yimen.catalogue.holding import implemented, supervised
        from yimen.catalogue.refusals import MESSAGES
        from yimen.catalogue.resting import find
        from yimen.laws import impact

        wording.register(MESSAGES)
        holding.register("service", _("Services"), implemented)
        holding.register("supervised", _("Services it supervises after the grant"), supervised)
        impact.register("service", _("Service"), find)
