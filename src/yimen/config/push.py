"""The ASGI entrance of the push process, served by granian."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.config.settings")

import django

django.setup()  # who may read a conversation is asked of its rows, by their models

from yimen.push.app import application

__all__ = ["application"]
