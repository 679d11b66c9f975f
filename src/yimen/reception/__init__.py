"""Windows, tickets and appointments of a service hall: who waits for what, who is called next, and how long it took."""
