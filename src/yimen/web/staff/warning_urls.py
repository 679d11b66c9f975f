"""The addresses of warnings, the same for every audience that has them."""

from django.urls import URLPattern

from yimen.web.access import Access, page
from yimen.web.staff.views.warnings import act_page, list_page, warning_page


def warning_pages(reading: Access, acting: Access | None = None) -> list[URLPattern]:
    """List and page of warnings; where this audience acts, the address to which the acts are sent."""
    acts = [page("warnings/<str:number>/acts/<str:act>", act_page, name="warning_act", access=acting)] if acting else []
    return [
        page("warnings/", list_page, name="warnings", access=reading),
        page("warnings/<str:number>/", warning_page, name="warning", access=reading),
        *acts,
    ]
