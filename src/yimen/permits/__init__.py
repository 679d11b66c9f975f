"""Certificates and notices: made, sealed, signed, verified.

Pure parts (no database): `identifier`, `glyphs`, `seal`, `typesetting`, `document`, `notices`, `authority`,
`signature`, `inspection`. Parts that know the case: `models`, `acts`, `queries`.
"""
