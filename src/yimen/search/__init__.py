"""Search over services, their guides, powers and responsibilities: an index beside the database, made from it at any time.

`queries` is the door: `search` and `suggest`. Where no index can be read they answer with the catalogue's plain query.
"""
