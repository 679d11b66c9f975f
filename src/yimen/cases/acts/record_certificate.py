"""Record that the certificate was issued.

行政许可法 39. Arguments: certificate (its number). Done by the platform.
"""

from yimen.cases.acting import act

record_certificate = act("record_certificate")
