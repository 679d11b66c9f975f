"""The WSGI entrance, served by granian."""

import gc
import os
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.config.settings")

from yimen.config.environment import read
from yimen.telemetry.sharing import share_among_workers

share_among_workers(Path(read("YIMEN_HOME")))

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

application = get_wsgi_application()
# The first visitor should not wait for the imports of all pages.
get_resolver().url_patterns  # noqa: B018
# What is loaded by now stays until the process ends: the garbage collector need not walk through it again and again.
gc.collect()
gc.freeze()
