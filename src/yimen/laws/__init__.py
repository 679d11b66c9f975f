"""Laws, their articles and what each article said on a day; how free texts name them."""
