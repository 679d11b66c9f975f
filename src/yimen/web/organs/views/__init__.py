"""Views of the pages of organs and posts."""
