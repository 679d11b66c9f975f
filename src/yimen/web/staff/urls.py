"""The addresses of one case, the same for every audience that has them."""

from django.urls import URLPattern

from yimen.web.access import Access, page
from yimen.web.staff.views.acting import act_page
from yimen.web.staff.views.case import case_page, clear_page, news
from yimen.web.staff.views.invitation import invitation, statement_file
from yimen.web.staff.views.material import material_file
from yimen.web.staff.views.prereview import prereview_page, prereview_picture


def case_pages(reading: Access, *, acting: bool = True) -> list[URLPattern]:
    """Case page, its files and its news, and the address to which acts are sent; overseers only read."""
    acts = [
        page("cases/<str:number>/acts/<str:act>", act_page, name="act", access=reading),
        page("cases/<str:number>/invitation", invitation, name="invitation", access=reading),
    ]
    return [
        page("cases/<str:number>/", case_page, name="case", access=reading),
        page("cases/<str:number>/clear", clear_page, name="clear", access=reading),
        page("cases/<str:number>/news", news, name="news", access=reading),
        page("cases/<str:number>/files/<int:file_id>", material_file, name="file", access=reading),
        page("cases/<str:number>/prereview", prereview_page, name="prereview", access=reading),
        page(
            "cases/<str:number>/prereview/<uuid:file_id>/<int:page>.jpg",
            prereview_picture,
            name="prereview_picture",
            access=reading,
        ),
        page("cases/<str:number>/statements/<int:file_id>", statement_file, name="statement_file", access=reading),
        *(acts if acting else []),
    ]
