"""Names that would mislead a person or a computer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.papers.names import LONGEST, extension_of, safe_name


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system32\\a.pdf", "a.pdf"),
        ("C:\\Users\\王\\桌面\\申请书.pdf", "申请书.pdf"),
        ("/", "file"),
        ("", "file"),
        ("...", "file"),
        (".pdf", "file.pdf"),
        (".htaccess", "file.htaccess"),
        ("a.php.jpg", "a_php.jpg"),
        ("a.pdf.exe.png", "a_pdf_exe.png"),
        ("附件1.营业执照.jpg", "附件1.营业执照.jpg"),
        ("方案v1.2.pdf", "方案v1.2.pdf"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("a\u200b.pdf", "a.pdf"),
        ('a<b>"c"|d?.pdf', "a_b__c__d_.pdf"),
        ("con.pdf", "_con.pdf"),
        ("LPT1.png", "_LPT1.png"),
        ("a .pdf . ", "a.pdf"),
        ("申请书（2016）.pdf", "申请书（2016）.pdf"),
        ("a／b.pdf", "b.pdf"),
        ("a%2fb;c.pdf", "a_2fb_c.pdf"),
    ],
)
def test_safe_name(given_name: str, safe: str) -> None:
    assert safe_name(given_name) == safe


def test_a_long_name_keeps_its_extension() -> None:
    name = safe_name("长" * 500 + ".pdf")
    assert len(name) == LONGEST and name.endswith("长.pdf")


@given(st.text(max_size=300))
def test_any_name_is_made_safe_once_and_for_all(text: str) -> None:
    name = safe_name(text)
    assert 0 < len(name) <= LONGEST
    assert not set(name) & set('/\\<>:"|?*%;\r\n\x00')
    assert not name.startswith(".") and not name.endswith((".", " "))
    assert safe_name(name) == name


@pytest.mark.parametrize(("name", "extension"), [("a.PDF", "pdf"), ("a", ""), ("a.b.jpg", "jpg"), (".pdf", "")])
def test_extension(name: str, extension: str) -> None:
    assert extension_of(name) == extension
