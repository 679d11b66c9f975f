"""The WSGI entrance, served by granian."""

import os
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.config.settings")

from yimen.config.environment import read
from yimen.telemetry.sharing import share_among_workers

share_among_workers(Path(read("YIMEN_HOME")))

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
