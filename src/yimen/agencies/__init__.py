"""Organs of the district and the people who work in them."""
