"""The same way for people whose browser runs no scripts: nothing of it may be closed to them."""

from pathlib import Path

import pytest

from tests.system.conftest import Visitors
from tests.system.whole_way import walk

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("language", "phone"), [pytest.param("zh-hans", True, id="zh-phone"), pytest.param("en", False, id="en-desktop")]
)
def test_the_whole_way(visitors: Visitors, scan: Path, tmp_path: Path, language: str, phone: bool) -> None:
    walk(visitors(language=language, phone=phone, scripts=False), scan, tmp_path)
