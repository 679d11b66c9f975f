"""The paper: text, fonts, QR code, hostile and very long values, the seal where the signature lies."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from yimen.permits import document, glyphs, notices, seal, typesetting
from yimen.permits.document import SEAL_CENTRE, Line
from yimen.permits.tests.reading import text_of
from yimen.permits.tests.samples import FACE, HOSTILE, NOW, VERIFY, signed, unsigned
from yimen.procedure import Words
from yimen.procedure.remedies import Against, remedies_in_words

ABOUT = notices.About(
    case_number="BS20261123000417K",
    service="食品经营许可证核发",
    applicant="上海宝衡智能装备制造有限公司",
    organ="宝山区市场监督管理局",
    organ_en="Baoshan Market Supervision Administration",
    submitted_on=date(2026, 11, 20),
    address="http://127.0.0.1:8000/track/?number=BS20261123000417K",
)
DAY = date(2026, 11, 23)
REMEDIES = remedies_in_words(Against.DECISION, Words("宝山区人民政府", ""), Words("宝山区人民法院", "")).zh
NOTICES = [
    notices.receipt(ABOUT, DAY, ["营业执照", "场所平面布局图"], date(2026, 11, 27)),
    notices.correction(ABOUT, DAY, ["营业执照：照片模糊"], ""),
    notices.acceptance(ABOUT, DAY, [("法定办结日期", date(2026, 12, 21))], "逾期未作决定的，可以先申请行政复议。"),
    notices.non_acceptance(ABOUT, DAY, "not_competent", "宝山区商务委员会", "", REMEDIES),
    notices.grant(ABOUT, DAY, True),
    notices.refusal(ABOUT, DAY, "距离污染源不足二十五米", REMEDIES),
]


def picture(template: str, data: dict, page: int = 0, dots_per_inch: float = 150) -> Image.Image:
    shown = typesetting.pictures(template, data, title="", dots_per_inch=dots_per_inch)
    return Image.open(io.BytesIO(shown[page])).convert("RGB")


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """Font name -> whether the file carries it."""
    found = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            for part in font.get_object().get("/DescendantFonts", [font]):
                descriptor = part.get_object().get("/FontDescriptor", {})
                found[str(font.get_object()["/BaseFont"])] = any(
                    f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")
                )
    return found


class TestCertificate:
    def test_the_text_can_be_read_and_searched(self) -> None:
        text = text_of(signed())
        for expected in (
            FACE.title,
            "上海宝衡智能装备制造有限公司",
            FACE.identifier,
            "二〇二六年十一月二十三日",
            "7KQ4-M2XD-93RA",
        ):
            assert expected in text

    def test_all_fonts_are_in_the_file(self) -> None:
        fonts = fonts_of(unsigned())
        assert len(fonts) >= 2
        assert all(fonts.values())
        assert all("Noto" in name for name in fonts)

    def test_it_is_an_archive_format_with_a_title_and_a_language(self) -> None:
        reader = PdfReader(io.BytesIO(signed()))
        root = reader.trailer["/Root"]
        described = root["/Metadata"].get_data().decode()
        assert re.search(r"pdfaid:part>2<", described)
        assert re.search(r"pdfaid:conformance>B<", described)
        assert root["/OutputIntents"]
        assert root["/Lang"].startswith("zh")
        assert reader.metadata is not None
        assert reader.metadata.title == f"{FACE.title} {FACE.number}"
        assert reader.metadata.creation_date == NOW

    def test_it_is_one_a4_page(self) -> None:
        (page,) = PdfReader(io.BytesIO(signed())).pages
        assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [210, 297]

    def test_the_same_face_and_time_give_the_same_bytes(self) -> None:
        assert document.certificate(FACE, NOW) == unsigned()

    def test_the_code_leads_to_the_verification_page(self) -> None:
        (code,) = zxingcpp.read_barcodes(picture("certificate.typ", document.page_data(FACE)))
        assert code.text == VERIFY

    def test_the_seal_lies_where_the_signature_will(self) -> None:
        page = picture("certificate.typ", document.page_data(FACE), dots_per_inch=72)
        across, down = (round(value * 72 / 25.4) for value in SEAL_CENTRE)
        assert _is_red(page.getpixel((across, down)))  # the star
        ring = round(20.2 * 72 / 25.4)
        for dx, dy in ((ring, 0), (-ring, 0), (0, ring), (0, -ring)):
            assert _is_red(page.getpixel((across + dx, down + dy)))

    def test_hostile_values_are_printed_and_never_run(self) -> None:
        hostile = replace(
            FACE,
            title=HOSTILE,
            organ=HOSTILE,
            organ_en=HOSTILE,
            district=HOSTILE,
            lines=(Line(HOSTILE, HOSTILE, HOSTILE),),
        )
        text = text_of(document.certificate(hostile, NOW))
        for expected in (
            "#panic()",
            "*粗*",
            "_斜_",
            "$x$",
            "<script>alert(1)</script>",
            '#read("/etc/passwd")',
            "\\u{41}",
        ):
            assert expected.replace(" ", "") in text

    def test_very_long_values_take_more_pages_and_keep_the_seal_on_the_last(self) -> None:
        long = replace(FACE, lines=tuple(Line("经营范围", "Scope", "热食类食品制售；" * 500) for _each in range(14)))
        data = document.page_data(long)
        pages = len(typesetting.pictures("certificate.typ", data, title="", dots_per_inch=20))
        assert 1 < pages < 8
        across, down = (round(value * 72 / 25.4) for value in SEAL_CENTRE)
        assert _is_red(picture("certificate.typ", data, pages - 1, 72).getpixel((across, down)))

    def test_empty_values_make_a_certificate_too(self) -> None:
        bare = replace(FACE, title_en="", organ_en="", lines=(Line("持证人", "", ""),))
        assert "持证人" in text_of(document.certificate(bare, NOW))


class TestGlyphs:
    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=300))
    def test_any_text_becomes_printable(self, text: str) -> None:
        shown = glyphs.printable(text)
        assert all(ord(character) in glyphs.coverage() or character == "\n" for character in shown)
        assert glyphs.printable(shown) == shown

    @pytest.mark.parametrize(
        ("given_text", "shown"),
        [
            ("王\U00030edd明", "王〓明"),
            ("a\u202eb\u200bc\x00d", "abcd"),
            ("e\u0301", "é"),
            ("一\t二\n三", "一 二\n三"),
            ("\ud800", "〓"),
            ("  x  ", "x"),
        ],
    )
    def test_rows(self, given_text: str, shown: str) -> None:
        assert glyphs.printable(given_text) == shown

    def test_a_long_text_is_cut_with_a_sign(self) -> None:
        assert glyphs.printable("宝" * 50, 10) == "宝" * 9 + "…"

    def test_what_is_no_font_says_so(self) -> None:
        with pytest.raises(ValueError, match="cmap"):
            glyphs.covered_by(b"OTTO\0\0" + bytes(10))


class TestSeal:
    @pytest.mark.parametrize("name", ["", "局", "宝山区民政局", "上海市宝山区" * 5, HOSTILE, "A&B<C>"])
    def test_any_name_makes_a_seal(self, name: str) -> None:
        from xml.etree import ElementTree

        drawing = ElementTree.fromstring(seal.svg(name))
        letters = [text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")]
        assert "script" not in [element.tag for element in drawing.iter()]
        assert letters[-1] == seal.PURPOSE
        assert len(letters) <= 31


class TestNotices:
    @pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.kind.value)
    def test_each_names_case_applicant_organ_and_law(self, notice: notices.Notice) -> None:
        text = text_of(notices.pdf(notice, NOW))
        for expected in (notices.TITLES[notice.kind][0], ABOUT.applicant, ABOUT.case_number, ABOUT.organ, "行政许可法"):
            assert expected in text

    @pytest.mark.parametrize("notice", [NOTICES[3], NOTICES[5]], ids=["non-acceptance", "refusal"])
    def test_what_burdens_names_the_remedies(self, notice: notices.Notice) -> None:
        text = text_of(notices.pdf(notice, NOW))
        assert "六十日内" in text
        assert "六个月内" in text

    def test_a_long_list_runs_over_pages(self) -> None:
        long = notices.correction(ABOUT, DAY, [f"第{n}项：" + "材料不清晰，请重新上传。" * 6 for n in range(80)], "")
        text = text_of(notices.pdf(long, NOW))
        assert "第0项" in text
        assert "第59项" in text

    def test_hostile_items_are_printed(self) -> None:
        text = text_of(notices.pdf(notices.correction(ABOUT, DAY, [HOSTILE], HOSTILE), NOW))
        assert "#panic()*粗*" in text

    def test_the_code_leads_to_the_case(self) -> None:
        (code,) = zxingcpp.read_barcodes(picture("notice.typ", notices.page_data(NOTICES[0])))
        assert code.text == ABOUT.address


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2016, 1, 1), "二〇一六年一月一日"),
        (date(2026, 10, 10), "二〇二六年十月十日"),
        (date(2026, 11, 23), "二〇二六年十一月二十三日"),
        (date(2030, 12, 30), "二〇三〇年十二月三十日"),
    ],
)
def test_dates_in_chinese_numerals(day: date, words: str) -> None:
    assert document.chinese_date(day) == words


def _is_red(pixel: tuple[int, int, int]) -> bool:
    red, green, blue = pixel
    return red > 150 and green < 120 and blue < 120
