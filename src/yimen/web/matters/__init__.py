"""Pages of the basic catalogue: what anybody reads about matters, and how the offices change them."""
