"""The whole demo, loaded once for all tests of this room."""

import pytest
from django.conf import settings

from yimen.demo.tests.loaded import HISTORY, NOW


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker):
    """The demo in a transaction of its own that the tests of this room share and that is undone after them."""
    from django.db import transaction

    from yimen.demo.load import load
    from yimen.permits.authority import ensure_authority

    with django_db_blocker.unblock():
        ensure_authority(settings.YIMEN_HOME)
        with transaction.atomic():
            load(lambda text, done, total: None, NOW, HISTORY)
            yield
            transaction.set_rollback(True)
