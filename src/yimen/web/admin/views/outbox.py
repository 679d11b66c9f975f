"""The outbox of messages: what was sent, what was kept here, what was given up and why; and sending again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from yimen.dispatch import queries
from yimen.dispatch.acts import resend
from yimen.dispatch.models import Channel, Message
from yimen.errors import Refusal

ON_A_PAGE = 50
COLOURS = {"waiting": "amber", "sent": "green", "kept": "blue", "failed": "red"}


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Newest first, narrowed by state, channel and number; without texts and with masked addresses."""
    asked = {name: _given(request, name) for name in ("state", "channel", "about")}
    page = Paginator(queries.outbox(**asked), ON_A_PAGE).get_page(request.GET.get("page"))
    numbers = queries.counts()
    context = {
        "title": _("Outgoing messages"),
        "page": page,
        "rows": [(message, COLOURS[message.state], _reason(message)) for message in page],
        "asked": asked,
        "states": [(state.value, str(state.label), numbers[state.value]) for state in Message.State],
        "channels": Channel.choices,
    }
    return render(request, "admin/outbox.html", context)


@require_safe
def outgoing(request: HttpRequest, number: int) -> HttpResponse:
    """One message: what it says, and every try. Raises Refusal message_not_found (404)."""
    message = Message.objects.defer("address", "html", "secret").filter(pk=number).first()
    if message is None:
        raise Refusal("message_not_found", status=404)
    context = {
        "title": _("Message %(number)s") % {"number": message.pk},
        "message": message,
        "colour": COLOURS[message.state],
        "reason": _reason(message),
        "tries": [(each, queries.reason_of(each.reason, each.data)) for each in message.tries.all()],
        "can_resend": message.state in (Message.State.FAILED, Message.State.KEPT) and bool(message.text),
    }
    return render(request, "admin/outgoing.html", context)


@require_POST
def send_again(request: HttpRequest, number: int) -> HttpResponse:
    """Raises Refusal as `resend` does."""
    resend(number, actor=request.actor, now=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("The message waits to be sent again."))
    return HttpResponseRedirect(reverse("admin:outgoing", args=[number]))


def _reason(message: Message) -> str:
    return queries.reason_of(message.reason, message.data)


def _given(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\x00", "").strip()[:64]
