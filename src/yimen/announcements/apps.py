from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnnouncementsConfig(AppConfig):
    name = "yimen.announcements"
    label = "announcements"
    verbose_name = _("Announcements")

    def ready(self) -> None:
        from yimen import wording
        from yimen.announcements.refusals import MESSAGES

        wording.register(MESSAGES)
