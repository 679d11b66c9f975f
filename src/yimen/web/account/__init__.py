"""Signing in and out, the language, the password, and the forms kept for somebody whose session had ended."""
