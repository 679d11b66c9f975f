from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "yimen.catalogue"
    label = "catalogue"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        from yimen import wording
        from yimen.catalogue.refusals import MESSAGES
        from yimen.catalogue.resting import find
        from yimen.laws import impact

        wording.register(MESSAGES)
        impact.register("service", _("Service"), find)
