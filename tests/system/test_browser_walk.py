"""One application from search to verified certificate, by people at browsers, against the whole running platform."""

from pathlib import Path

import pytest

from tests.system.conftest import Visitors
from tests.system.whole_way import walk

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("language", "phone"), [pytest.param("zh-hans", False, id="zh-desktop"), pytest.param("en", True, id="en-phone")]
)
def test_the_whole_way(visitors: Visitors, scan: Path, tmp_path: Path, language: str, phone: bool) -> None:
    walk(visitors(language=language, phone=phone), scan, tmp_path)
