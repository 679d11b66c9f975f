"""The service hall. So far: which window matters are served on holidays; windows and queue come later."""
