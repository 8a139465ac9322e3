"""The invented office of Los Angeles County that the GROW and GAIN samples share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

OFFICE: Mapping[str, Any] = {
    "agency_name": "Example County Public Social Services", "agency_city": "Los Angeles, CA 90000",
    "agency_phone": "(213) 555-0100", "language_services": "Free language help: call (213) 555-0101.",
    "language_services_es": "Ayuda gratis en su idioma: llame al (213) 555-0101.",
    "hearing_office": "Example Hearing Office, 300 Sample Plaza, Los Angeles, CA 90000",
    "hearing_phone": "(213) 555-0102", "worker_phone": "(213) 555-0142",
}  # fmt: skip
