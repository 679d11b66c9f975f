"""Settings, addresses and the WSGI entrance: the place where all rooms are put together."""
