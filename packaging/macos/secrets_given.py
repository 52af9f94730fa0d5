"""The secrets of a release: who signs, and who asks Apple to notarize. Each group is there as a whole or not at all."""

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
    """Some secrets of a group are there and some are not, or one is not what it should be."""


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


def certificate(environment: Mapping[str, str]) -> Certificate | None:
    """Who signs, None if nobody does; raises SecretsIncomplete."""
    given = _group(environment, CERTIFICATE)
    return Certificate(_bytes(CERTIFICATE[0], given[0]), *given[1:]) if given else None


def notary(environment: Mapping[str, str]) -> Notary | None:
    """Who asks Apple, None if nobody does; raises SecretsIncomplete."""
    given = _group(environment, NOTARY)
    if given and not _group(environment, CERTIFICATE):
        raise SecretsIncomplete(f"Apple notarizes only what is signed: {', '.join(CERTIFICATE)} are missing.")
    return Notary(_bytes(NOTARY[0], given[0]), *given[1:]) if given else None


def _group(environment: Mapping[str, str], names: tuple[str, ...]) -> list[str]:
    # A workflow sets a secret that does not exist to nothing.
    given = [environment.get(name, "") for name in names]
    missing = [name for name, value in zip(names, given, strict=True) if not value]
    if missing and any(given):
        raise SecretsIncomplete(f"Missing: {', '.join(missing)}.")
    return [] if missing else given


def _bytes(name: str, text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except binascii.Error:
        raise SecretsIncomplete(f"{name} is not base64.") from None
