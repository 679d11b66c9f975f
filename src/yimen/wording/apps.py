from django.apps import AppConfig


class WordingConfig(AppConfig):
    name = "yimen.wording"
    label = "wording"

    def ready(self) -> None:
        from yimen import wording
        from yimen.wording import clock, codes, procedure, tables

        wording.register(clock.MESSAGES)
        wording.register(codes.MESSAGES)
        wording.register(procedure.MESSAGES)
        wording.register(tables.MESSAGES)
