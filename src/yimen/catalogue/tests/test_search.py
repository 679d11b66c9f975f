"""The plain search of the catalogue: reading what people type, filters, one query. What finds more is the room `search`."""

import pytest

from yimen.catalogue.queries import agencies_with_services, counts, kinds, plain_search, popular
from yimen.catalogue.searching import initials, pinyin, plain, read_query
from yimen.catalogue.tests.factories import make_agency, make_service

D = "310113"


def _names(text, **filters):
    return [service.name for service in plain_search(text, D, **filters)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("我想开一家饭店怎么办理", ("开一家饭店",)),
        ("  ＫＴＶ ", ("ktv",)),
        ("户外 广告", ("户外", "广告")),
        ("申请", ("申请",)),
        ("%_", ("%_",)),
        ("", ()),
        ("\x00", ()),
    ],
)
def test_a_query_is_read(text, terms):
    assert read_query(text).terms == terms


def test_spellings():
    assert (pinyin("食品经营"), initials("食品经营许可（餐饮）")) == ("shipinjingying", "spjyxkcy")
    assert plain(" Ａ\t b ") == "a b"


def test_a_query_has_an_end():
    assert len(read_query("消" * 9999).text) == 100


@pytest.mark.django_db
class TestFound:
    @pytest.fixture(autouse=True)
    def _services(self):
        fire, market = make_agency("xfzd", name="宝山区消防支队"), make_agency("scjg", name="宝山区市场监管局")
        make_service(fire, name="消防安全检查", keywords=["开业消防"], audience=["organisation"])
        make_service(market, name="食品经营许可")
        make_service(market, name="药品经营许可（零售）", published=False)
        make_service(market, name="个体工商户登记", type="07", instant=True, keywords=["开店"])
        make_service(make_agency("other", division="511602"), name="消防设计备案", district="511602")

    @pytest.mark.parametrize("text", ["无此事项", "xyzzy", "%%", "__"])
    def test_nothing(self, text):
        assert _names(text) == []

    def test_another_district_is_not_shown(self):
        assert _names("消防") == ["消防安全检查"]
        assert [service.name for service in plain_search("消防", "511602")] == ["消防设计备案"]

    def test_retired_services_are_not_shown(self):
        from yimen.catalogue.models import Service

        Service.objects.filter(name="消防安全检查").update(status="retired")
        assert _names("消防") == []

    @pytest.mark.parametrize("text", ["消防", "消防 检查", "开业消防", "怎么办开业消防手续", "消防支队"])
    def test_by_name_keyword_and_department(self, text):
        assert _names(text) == ["消防安全检查"]

    def test_open_services_come_before_listed_ones(self):
        assert _names("经营许可") == ["食品经营许可", "药品经营许可（零售）"]

    def test_by_code(self):
        code = plain_search("消防", D)[0].code
        assert [service.code for service in plain_search(code, D)] == [code]

    def test_filters(self):
        assert _names("", agency="xfzd") == ["消防安全检查"]
        assert _names("", agency="nobody") == []
        assert "消防安全检查" not in _names("", audience="person")
        assert _names("", kind="07") == ["个体工商户登记"]
        assert _names("", online=False) == ["药品经营许可（零售）"]
        assert len(_names("")) == 4

    def test_one_query_for_a_page(self, django_assert_num_queries):
        with django_assert_num_queries(1):
            page = list(plain_search("经营许可", D)[:10])
            assert [service.agency.name for service in page] == ["宝山区市场监管局"] * 2

    def test_figures(self):
        figures = counts(D)
        assert (figures["services"], figures["open"], figures["instant"], figures["agencies"]) == (4, 3, 1, 2)
        assert {agency.code: agency.services for agency in agencies_with_services(D)} == {"xfzd": 1, "scjg": 3}
        assert [(code, number) for code, _label, number in kinds(D)] == [("01", 3), ("07", 1)]
        assert len(popular(D)) == 3
