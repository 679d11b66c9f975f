from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from yimen.api.tests.cast import Cast


@pytest.fixture
def cast(db: None) -> "Cast":
    """Wang, Li, Zhang, Chen, Liu, Zhao, Wu and a stranger; see `cast.py`."""
    from yimen.api import credentials
    from yimen.api.tests.cast import make_cast

    credentials.forget()
    return make_cast()


@pytest.fixture(autouse=True)
def _assets_need_not_be_built(settings: Any) -> None:
    """Pages of these tests are read for their words: they name assets that a front-end build may not have made."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
