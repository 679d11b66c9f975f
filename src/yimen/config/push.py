"""The ASGI entrance of the push process, served by granian."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.config.settings")

from django.conf import settings

from yimen.config import logs
from yimen.push.app import application

logs.configure(settings.LOGGING)

__all__ = ["application"]
