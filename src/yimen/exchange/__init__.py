"""Lists in and out: files checked row by row and written all or nothing, exports that come back unchanged, open data."""
