"""Where to turn against an organ of this district: its government, its court, and the sentences that name them."""

# both languages: what a decision says is Chinese in every language of the interface

from django.conf import settings

from yimen.agencies.models import Agency
from yimen.procedure import Words
from yimen.procedure.remedies import Against, remedies_in_words


def remedies(agency: Agency, what: Against = Against.DECISION) -> Words:
    """The remedies against an act of this organ, or against its silence."""
    return remedies_in_words(what, government_over(agency), court_for(agency))


def government_over(agency: Agency) -> Words:
    """The people's government that the organ answers to."""
    place = _place(agency)
    return Words(f"{place.zh}人民政府", f"People's Government of {place.en}")


def court_for(agency: Agency) -> Words:
    """The court of first instance of the organ's place, unless a special court is competent: then the officer names it."""
    place = _place(agency)
    return Words(f"{place.zh}人民法院", f"People's Court of {place.en}")


def _place(agency: Agency) -> Words:
    if agency.division.startswith(settings.YIMEN_DISTRICT):
        return Words(str(settings.YIMEN_DISTRICT_NAME), str(settings.YIMEN_DISTRICT_NAME_EN))
    return Words("本机关所属的本级", "the same level")
