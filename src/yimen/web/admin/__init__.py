"""Pages for administrators: the calendar of working days."""
