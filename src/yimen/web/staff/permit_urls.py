"""The addresses of permits, the same for every audience that has them."""

from django.urls import URLPattern

from yimen.web.access import Access, page
from yimen.web.staff.views.permits import act_page, list_page, permit_page


def permit_pages(reading: Access, acting: Access | None = None) -> list[URLPattern]:
    """List and page of permits; where this audience acts, the address to which the acts are sent."""
    acts = [page("permits/<str:number>/acts/<str:act>", act_page, name="permit_act", access=acting)] if acting else []
    return [
        page("permits/", list_page, name="permits", access=reading),
        page("permits/<str:number>/", permit_page, name="permit", access=reading),
        *acts,
    ]
