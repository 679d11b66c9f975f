"""Messages that leave the house: e-mail, SMS and webhooks, queued, tried again, and answered for on the outbox page.

It knows nothing of cases: rooms above hand in text and address (`acts.queue`).
"""
