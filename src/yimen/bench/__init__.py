"""Benchmarks of the platform, one file each, on an installation that is made for them and thrown away afterwards."""
