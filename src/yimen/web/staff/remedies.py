"""What an applicant who is refused may do, in the words of a decision. The officer may change them."""

# both languages: a decision is a Chinese document in every language of the interface, so its words are not translated

from django.conf import settings

from yimen.agencies.models import Agency

TEXT = (
    "如不服本决定，可以自知道本决定之日起六十日内向{government}申请行政复议（《中华人民共和国行政复议法》第二十条）；"
    "也可以自知道或者应当知道本决定作出之日起六个月内向{court}提起行政诉讼（《中华人民共和国行政诉讼法》第四十六条）。"
)


def remedies(agency: Agency) -> str:
    """Reconsideration by the government over the organ, and the court, with their periods."""
    return TEXT.format(government=government_over(agency), court=court_for(agency))


def government_over(agency: Agency) -> str:
    """The people's government that the organ answers to."""
    return f"{_place(agency)}人民政府"


def court_for(agency: Agency) -> str:
    """The court of first instance of the organ's place, unless a special court is competent: then the officer names it."""
    return f"{_place(agency)}人民法院"


def _place(agency: Agency) -> str:
    if agency.division.startswith(settings.YIMEN_DISTRICT):
        return str(settings.YIMEN_DISTRICT_NAME)
    return "本机关所属的本级"
