"""The QR code that an authenticator app scans, drawn here: a secret goes to no service that draws."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_code(address: str) -> SafeString:
    """An inline SVG of an otpauth:// address."""
    drawing = segno.make(address, error="m").svg_inline(scale=4, border=2, omitsize=True, svgclass=None, lineclass=None)
    return mark_safe(drawing)  # drawn here, from an address of ours
