"""One certificate for the tests of pure parts, signed by a demo authority in a folder of the test run."""

import os
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from yimen.permits import authority, document, signature
from yimen.permits.authority import Organ
from yimen.permits.document import Face, Line

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
ORGAN = Organ("scjg", "宝山区市场监督管理局", "11310113002456789X")
IDENTIFIER = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U"
VERIFY = "http://127.0.0.1:8000/verify/7KQ4M2XD93RA"
HOSTILE = '#panic() *粗* _斜_ $x$ </text><script>alert(1)</script> "] #read("/etc/passwd") \\u{41} <seal>'

FACE = Face(
    district="上海市宝山区",
    title="食品经营许可证",
    title_en="Food business licence",
    document_number="〔2026〕准字第BS20261123000417K号",
    number="7KQ4-M2XD-93RA",
    identifier=IDENTIFIER,
    lines=(
        Line("持证单位", "Holder", "上海宝衡智能装备制造有限公司", strong=True),
        Line("经营场所", "Premises", "上海市宝山区友谊路街道牡丹江路1508号2层201室"),
        Line("有效期限", "Validity", document.validity(date(2026, 11, 23), date(2031, 11, 22))),
    ),
    organ=ORGAN.name,
    organ_en="Baoshan Market Supervision Administration",
    issued_on=date(2026, 11, 23),
    verify_url=VERIFY,
)


def home() -> Path:
    """The home of this test run; its authority is made once."""
    return Path(os.environ["YIMEN_HOME"])


@cache
def unsigned() -> bytes:
    return document.certificate(FACE, NOW)


@cache
def signed() -> bytes:
    who = authority.signatory(home(), ORGAN)
    return signature.sign(unsigned(), who, NOW, reason="签发电子证照：食品经营许可证", contact=VERIFY)


def roots() -> tuple[authority.x509.Certificate, ...]:
    signed()
    return authority.roots(home())
