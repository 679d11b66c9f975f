from yimen.procedure import Role
from yimen.web.access import page, roles
from yimen.web.officer.views import chat, chat_acts
from yimen.web.officer.views.chat_answers import answers
from yimen.web.officer.views.chat_questions import questions
from yimen.web.officer.views.chat_search import search
from yimen.web.staff.handover_urls import handover_pages
from yimen.web.staff.permit_urls import permit_pages
from yimen.web.staff.urls import case_pages
from yimen.web.staff.views.listing import list_page
from yimen.web.staff.warning_urls import warning_pages

app_name = "officer"

DESK = roles(Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD)

# The head of the government decides and extends where departments handle a case together (行政许可法 42(2)).
CASES = roles(Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD, Role.GOVERNMENT_HEAD)

# Whoever answers for a department; the acts ask for the department besides.
CHAT = roles(Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD, Role.COUNTER)

chat_pages = [
    page("chat/", chat.desk, name="chats", access=CHAT),
    page("chat/board", chat.list_beside, name="chat_board", access=CHAT),
    page("chat/next", chat_acts.take_next, name="chat_next", access=CHAT),
    page("chat/search", search, name="chat_search", access=CHAT),
    page("chat/answers/", answers, name="chat_answers", access=CHAT),
    page("chat/questions/", questions, name="chat_questions", access=CHAT),
    page("chat/<int:number>/", chat.conversation, name="chat", access=CHAT),
    page("chat/<int:number>/since", chat.since, name="chat_since", access=CHAT),
    page("chat/<int:number>/send", chat.send, name="chat_send", access=CHAT),
    page("chat/<int:number>/files/<int:sequence>", chat.file, name="chat_file", access=CHAT),
    page("chat/<int:number>/keep", chat.keep, name="chat_keep", access=CHAT),
    page("chat/<int:number>/offers", chat.offers, name="chat_offers", access=CHAT),
    page("chat/<int:number>/read", chat_acts.read, name="chat_read", access=CHAT),
    page("chat/<int:number>/typing", chat_acts.typing, name="chat_typing", access=CHAT),
    page("chat/<int:number>/claim", chat_acts.claim, name="chat_claim", access=CHAT),
    page("chat/<int:number>/transfer", chat_acts.transfer, name="chat_transfer", access=CHAT),
    page("chat/<int:number>/end", chat_acts.end, name="chat_end", access=CHAT),
    page("chat/<int:number>/block", chat_acts.block, name="chat_block", access=CHAT),
    page("chat/<int:number>/phone", chat_acts.phone, name="chat_phone", access=CHAT),
]

urlpatterns = [
    page("", list_page, name="list", access=CASES),
    *chat_pages,
    *case_pages(CASES),
    *warning_pages(DESK, acting=DESK),
    *permit_pages(CASES, acting=CASES),
    *handover_pages(DESK, acting=DESK),
]
