"""The figures that the district published about its catalogue come out of raw versions, by the queries the pages use."""

from datetime import date

import pytest

from yimen.catalogue.history import as_of, diff
from yimen.catalogue.models import Service, ServiceVersion
from yimen.catalogue.queries import counts
from yimen.demo.district import DISTRICT

BEGINNING, LAST_CATALOGUE, NOW_OF_THE_ARTICLE = date(2014, 1, 1), date(2014, 12, 31), date(2016, 6, 30)


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
class TestFigures:
    def test_595_now_and_644_at_the_beginning(self):
        assert as_of(DISTRICT, NOW_OF_THE_ARTICLE).count() == counts(DISTRICT)["services"] == 595
        assert as_of(DISTRICT, BEGINNING).count() == 644
        assert as_of(DISTRICT, date(2013, 12, 31)).count() == 0

    def test_since_the_last_catalogue_39_cancelled_and_24_adjusted(self):
        found = diff(DISTRICT, LAST_CATALOGUE, NOW_OF_THE_ARTICLE)
        assert (len(found.cancelled), len(found.adjusted)) == (39, 24)
        assert found.before - len(found.cancelled) + len(found.added) == found.after == 595

    def test_226_in_three_years_are_35_1_per_cent(self):
        found = diff(DISTRICT, BEGINNING, NOW_OF_THE_ARTICLE)
        assert (found.before, found.touched) == (644, 226)
        assert f"{found.share:.1%}" == "35.1%"

    def test_every_change_says_when_why_and_on_which_basis(self):
        found = diff(DISTRICT, BEGINNING, NOW_OF_THE_ARTICLE)
        assert all(each.by.reason and each.by.basis for each in (*found.cancelled, *found.adjusted, *found.added))
        assert {each.after.name for each in found.renamed} <= {each.after.name for each in found.adjusted}

    def test_the_services_show_their_last_version(self):
        wrong = [
            version.service.code
            for version in ServiceVersion.objects.filter(valid_to=None).select_related("service")
            if (version.name, version.type, version.listed)
            != (version.service.name, version.service.type, version.service.status != Service.Status.RETIRED)
        ]
        assert wrong == []
