"""Pages of these tests are read for their words: they name assets that a front-end build may not have made."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _assets_need_not_be_built(settings: Any) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
