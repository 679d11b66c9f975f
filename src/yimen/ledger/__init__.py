"""The append-only ledger: the shape of an event row, the hash chain, and the outbox that tells others what happened."""
