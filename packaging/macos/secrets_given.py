"""The secrets of a release: who signs, and who asks Apple to notarize. All of them are there, or none."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field

CERTIFICATE = ("MACOS_CERTIFICATE", "MACOS_CERTIFICATE_PASSWORD", "MACOS_IDENTITY")
"""A .p12 in base64 with certificate and key, its password, and the name: `Developer ID Application: … (TEAM)`."""

NOTARY = ("MACOS_NOTARY_KEY", "MACOS_NOTARY_KEY_ID", "MACOS_NOTARY_ISSUER")
"""A key of the App Store Connect API: the .p8 in base64, its id, and the id of who issued it."""


class SecretsIncomplete(Exception):
    """Some secrets are there and some are not, or one is not what it should be."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Who signs."""

    p12: bytes = field(repr=False)
    password: str = field(repr=False)
    identity: str


@dataclass(frozen=True, slots=True)
class Notary:
    """Who asks Apple."""

    p8: bytes = field(repr=False)
    key: str
    issuer: str


def given(environment: Mapping[str, str]) -> tuple[Certificate, Notary] | None:
    """Who signs and who asks Apple, None if nobody does; raises SecretsIncomplete.

    One without the other is of no use: Apple notarizes only what is signed, and macOS opens only what is notarized.
    """
    # A workflow sets a secret that does not exist to nothing.
    values = {name: environment.get(name, "") for name in (*CERTIFICATE, *NOTARY)}
    missing = [name for name, value in values.items() if not value]
    if len(missing) == len(values):
        return None
    if missing:
        raise SecretsIncomplete(f"{' and '.join(missing)} must be set as well, or nothing is signed.")
    p12, password, identity = (values[name] for name in CERTIFICATE)
    p8, key, issuer = (values[name] for name in NOTARY)
    return Certificate(_bytes(CERTIFICATE[0], p12), password, identity), Notary(_bytes(NOTARY[0], p8), key, issuer)


def _bytes(name: str, text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except binascii.Error:
        raise SecretsIncomplete(f"{name} is not base64.") from None
