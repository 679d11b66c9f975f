from yimen.procedure import Role
from yimen.web.access import ANYONE, SIGNED_IN, page, roles
from yimen.web.components.examples import examples
from yimen.web.public.views import conversation, conversation_acts
from yimen.web.public.views.announcements import announcement, announcements
from yimen.web.public.views.ask import begin, forget, link
from yimen.web.public.views.case_asked import case_asked
from yimen.web.public.views.case_clock import case_clock, tracked_clock
from yimen.web.public.views.catalogue import (
    catalogue,
    catalogue_xlsx,
    changes,
    changes_xlsx,
    service_history,
)
from yimen.web.public.views.clock import clock
from yimen.web.public.views.common import questions
from yimen.web.public.views.department import department
from yimen.web.public.views.departments import departments
from yimen.web.public.views.guide import guide, printable_guide
from yimen.web.public.views.holidays import holidays
from yimen.web.public.views.home import home
from yimen.web.public.views.laws import article, law, laws
from yimen.web.public.views.ledger import checker, ledger, root, roots
from yimen.web.public.views.open_data import columns, dump, open_data
from yimen.web.public.views.overdue import overdue
from yimen.web.public.views.proof import permit_proof, proof
from yimen.web.public.views.receipt import notice, receipt
from yimen.web.public.views.register import register
from yimen.web.public.views.search import search
from yimen.web.public.views.site import help_page, lists, robots_txt, site_map, sitemap_xml
from yimen.web.public.views.statistics import statistics_csv, statistics_page
from yimen.web.public.views.suggestions import suggestions
from yimen.web.public.views.track import progress, track, tracked
from yimen.web.public.views.verify import certificate_pdf, verified, verify

app_name = "public"

urlpatterns = [
    page("", home, name="home", access=ANYONE),
    page("announcements/", announcements, name="announcements", access=ANYONE),
    page("announcements/<int:number>/", announcement, name="announcement", access=ANYONE),
    page("statistics/", statistics_page, name="statistics", access=ANYONE),
    page("statistics.csv", statistics_csv, name="statistics_csv", access=ANYONE),
    page("lists/", lists, name="lists", access=ANYONE),
    page("help/", help_page, name="help", access=ANYONE),
    page("site-map/", site_map, name="site_map", access=ANYONE),
    page("sitemap.xml", sitemap_xml, name="sitemap_xml", access=ANYONE),
    page("robots.txt", robots_txt, name="robots_txt", access=ANYONE),
    page("search", search, name="search", access=ANYONE),
    page("search/suggestions", suggestions, name="suggestions", access=ANYONE),
    page("departments", departments, name="departments", access=ANYONE),
    page("departments/<str:code>/", department, name="department", access=ANYONE),
    page("services/<str:code>/", guide, name="guide", access=ANYONE),
    page("services/<str:code>/print", printable_guide, name="guide_print", access=ANYONE),
    page("services/<str:code>/history", service_history, name="service_history", access=ANYONE),
    page("catalogue/", catalogue, name="catalogue", access=ANYONE),
    page("catalogue/changes", changes, name="catalogue_changes", access=ANYONE),
    page("catalogue.xlsx", catalogue_xlsx, name="catalogue_xlsx", access=ANYONE),
    page("catalogue/changes.xlsx", changes_xlsx, name="catalogue_changes_xlsx", access=ANYONE),
    page("laws/", laws, name="laws", access=ANYONE),
    page("laws/<slug:slug>/", law, name="law", access=ANYONE),
    page("laws/<slug:slug>/<str:number>/", article, name="article", access=ANYONE),
    page("holidays/", holidays, name="holidays", access=ANYONE),
    page("clock/", clock, name="clock", access=ANYONE),
    page("track/", track, name="track", access=ANYONE),
    page("track/<str:number>/", tracked, name="tracked", access=ANYONE),
    page("track/<str:number>/progress", progress, name="tracked_progress", access=ANYONE),
    page("track/<str:number>/clocks/<int:place>", tracked_clock, name="tracked_clock", access=ANYONE),
    page("open-data/", open_data, name="open_data", access=ANYONE),
    page("open-data/<slug:kind>.csv", dump, name="dump_csv", access=ANYONE, format="csv"),
    page("open-data/<slug:kind>.json", dump, name="dump_json", access=ANYONE, format="json"),
    page("open-data/<slug:kind>/columns.json", columns, name="dump_columns", access=ANYONE),
    page("overdue/", overdue, name="overdue", access=ANYONE),
    page("permits/", register, name="register", access=ANYONE),
    page("verify/", verify, name="verify", access=ANYONE),
    page("verify/<str:number>", verified, name="verified", access=ANYONE),
    page("certificates/<str:number>.pdf", certificate_pdf, name="certificate_pdf", access=SIGNED_IN),
    page("cases/<str:number>/receipt", receipt, name="case_receipt", access=SIGNED_IN),
    page("cases/<str:number>/notices/<int:sequence>", notice, name="case_notice", access=SIGNED_IN),
    page("cases/<str:number>/clocks/<int:place>", case_clock, name="case_clock", access=SIGNED_IN),
    page("cases/<str:number>/asked", case_asked, name="case_asked", access=SIGNED_IN),
    page("cases/<str:number>/proof", proof, name="case_proof_page", access=SIGNED_IN),
    page("cases/<str:number>/proof.json", proof, name="case_proof", access=SIGNED_IN),
    page("permits/<str:number>/proof.json", permit_proof, name="permit_proof", access=SIGNED_IN),
    # Anyone may ask; behind each number stands `conversation_for_visitor`, which knows who began it.
    page("ask/", begin, name="ask", access=ANYONE),
    page("ask/forget", forget, name="ask_forget", access=ANYONE),
    page("ask/link/<str:token>", link, name="ask_link", access=ANYONE),
    page("ask/<int:number>/", conversation.conversation, name="conversation", access=ANYONE),
    page("ask/<int:number>/since", conversation.since, name="conversation_since", access=ANYONE),
    page("ask/<int:number>/send", conversation.send, name="conversation_send", access=ANYONE),
    page("ask/<int:number>/files/<int:sequence>", conversation.file, name="conversation_file", access=ANYONE),
    page("ask/<int:number>/keep", conversation.keep, name="conversation_keep", access=ANYONE),
    page("ask/<int:number>/read", conversation_acts.read, name="conversation_read", access=ANYONE),
    page("ask/<int:number>/typing", conversation_acts.typing, name="conversation_typing", access=ANYONE),
    page("ask/<int:number>/question", conversation_acts.wait_no_longer, name="conversation_question", access=ANYONE),
    page("ask/<int:number>/end", conversation_acts.end, name="conversation_end", access=ANYONE),
    page("ask/<int:number>/rate", conversation_acts.rate, name="conversation_rate", access=ANYONE),
    page("ask/<int:number>/apply", conversation_acts.begin_application, name="conversation_apply", access=ANYONE),
    page("ask/<int:number>/adopt", conversation_acts.adopt, name="conversation_adopt", access=SIGNED_IN),
    page("questions/", questions, name="questions", access=ANYONE),
    page("ledger/", ledger, name="ledger", access=ANYONE),
    page("ledger/roots.jsonl", roots, name="ledger_roots", access=ANYONE),
    page("ledger/verify_proof.py", checker, name="ledger_checker", access=ANYONE),
    page("ledger/<str:day>.json", root, name="ledger_root", access=ANYONE),
    page("components/", examples, name="components", access=roles(Role.ADMIN)),
]
