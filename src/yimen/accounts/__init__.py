"""Login identities, their roles and their tokens. Who somebody is in law (person, firm) stands in `parties`."""
