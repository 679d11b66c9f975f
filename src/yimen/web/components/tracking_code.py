"""The QR code on a receipt: it leads to the progress of the case, where the phone number is asked for."""

import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe


def tracking_code(number: str) -> SafeString:
    """An inline SVG with the tracking address of a case."""
    return qr_code(f"{settings.YIMEN_PUBLIC_URL}/track/?number={number}")


def qr_code(address: str) -> SafeString:
    """An inline SVG with an address of ours."""
    drawing = segno.make(address, error="m").svg_inline(scale=4, border=2, omitsize=True, svgclass=None, lineclass=None)
    return mark_safe(drawing)  # drawn here, from an address of ours
