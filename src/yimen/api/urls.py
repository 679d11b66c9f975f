"""The addresses of the API, and the probes for operators beside it."""

from django.urls import URLPattern, URLResolver, include, path

from yimen.api.description import description_page, openapi_document
from yimen.api.door import addresses

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "api/v1/",
        include(
            (
                [
                    path("openapi.json", openapi_document, name="openapi"),
                    path("", description_page, name="description"),
                    *addresses(),
                ],
                "api",
            )
        ),
    ),
]
