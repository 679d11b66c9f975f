"""The addresses of hand-overs after a grant, the same for every audience that has them."""

from django.urls import URLPattern

from yimen.web.access import Access, page
from yimen.web.staff.views.handovers import list_page, take_page


def handover_pages(reading: Access, acting: Access | None = None) -> list[URLPattern]:
    """The list; where this audience takes over, the address to which that is sent."""
    acts = [page("handovers/<int:number>/take", take_page, name="take_over", access=acting)] if acting else []
    return [page("handovers/", list_page, name="handovers", access=reading), *acts]
