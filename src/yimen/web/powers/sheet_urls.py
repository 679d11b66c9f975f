"""The addresses of sheets: the same pages for departments below /desk/powers/ and for the offices below /reform/rounds/."""

from django.urls import URLPattern

from yimen.accounts.access import Access
from yimen.powers.combing import DRAFTERS
from yimen.web.access import page, roles
from yimen.web.powers.views.line import drop, line, new_line, remove
from yimen.web.powers.views.sheet import answer, move, own, remark, sheet

app_name = "sheets"

DEPARTMENT = roles(*DRAFTERS)


def sheet_pages(readers: Access, drafters: Access) -> list[URLPattern]:
    """readers: who looks at sheets here, drafters: who writes on them."""
    return [
        page("sheets/<int:number>/", sheet, name="sheet", access=readers),
        page("sheets/<int:number>/moves/<str:name>", move, name="move", access=readers),
        page("sheets/<int:number>/remarks", remark, name="remark", access=readers),
        page("sheets/<int:number>/remarks/<int:remark_id>", answer, name="answer", access=drafters),
        page("sheets/<int:number>/lines/new", new_line, name="new_line", access=drafters),
        page("sheets/<int:number>/lines/<str:code>/", line, name="line", access=drafters),
        page("sheets/<int:number>/lines/<str:code>/remove", remove, name="remove", access=drafters),
        page("sheets/<int:number>/lines/<str:code>/drop", drop, name="drop", access=drafters),
    ]


urlpatterns: list[URLPattern] = [
    page("", own, name="home", access=DEPARTMENT),
    *sheet_pages(DEPARTMENT, DEPARTMENT),
]
