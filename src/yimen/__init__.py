"""yimen (一门, "one door"): the approvals of a district, from the catalogue to the signed certificate."""

__version__ = "0.1.0"
