"""Announcements of the district on the public pages: written by one person, published by another, shown from one day to another."""
