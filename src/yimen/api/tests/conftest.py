from typing import TYPE_CHECKING

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
