"""Pages that several kinds of staff share; each audience gives them addresses and says who may open them."""
