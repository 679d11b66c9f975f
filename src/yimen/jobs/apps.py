from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "yimen.jobs"
    label = "jobs"

    def ready(self) -> None:
        from yimen.jobs.announcing import listen_to_everything
        from yimen.jobs.recounting import listen_to_the_calendar
        from yimen.jobs.registers import know_our_certificates
        from yimen.jobs.searching import listen_to_imports

        listen_to_everything()
        listen_to_the_calendar()
        listen_to_imports()
        know_our_certificates()
