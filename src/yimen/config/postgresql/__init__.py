"""Django's backend for PostgreSQL with one step less a request."""
