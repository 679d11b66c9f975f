"""Clockwork: the worker that carries out what acts leave behind, and the tasks of the night."""
