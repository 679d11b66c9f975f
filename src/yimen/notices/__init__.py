"""What people are told about their matters, in plain words and both languages: on the page, by e-mail, SMS and webhook.

The room knows no cases. Rooms above register the sentences of their events and say whom they concern (`telling.register`).
"""
