"""The catalogue: matters, the services that agencies make of them, their versions, import and search."""
