from typing import Any

import pytest


@pytest.fixture
def cast(db: None) -> Any:
    from yimen.consult.tests.cast import Cast

    made = Cast()
    assert made.scjg, "made outside of what a refusal rolls back"
    return made
