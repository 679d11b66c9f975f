from yimen.web.access import ANYONE, SIGNED_IN, page
from yimen.web.interested.views.act import own_act
from yimen.web.interested.views.claim import claim
from yimen.web.interested.views.enter import enter
from yimen.web.interested.views.file import statement_file
from yimen.web.interested.views.matter import matter

app_name = "interested"

# Anyone may knock; behind the first page `invitation_for` asks for the code that was used or the account.
urlpatterns = [
    page("", enter, name="enter", access=ANYONE),
    page("<str:number>/", matter, name="matter", access=ANYONE),
    page("<str:number>/acts/<str:act>", own_act, name="act", access=ANYONE),
    page("<str:number>/files/<int:file_id>", statement_file, name="file", access=ANYONE),
    page("<str:number>/claim", claim, name="claim", access=SIGNED_IN),
]
