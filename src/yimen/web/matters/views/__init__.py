"""Views of the pages of matters."""
