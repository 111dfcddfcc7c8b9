"""Whom the box believes to be the record system: certificates are always checked, and nothing here can turn it off."""

from __future__ import annotations

import ssl

from appliance.errors import ConfigError, EhrLockedOut

SENTENCES = {
    9: ("certificate-not-yet-valid", "the record system's certificate is not valid yet: check the box's date"),
    10: ("certificate-expired", "the record system's certificate has expired: its keepers must renew it"),
    62: ("certificate-other-host", "the record system's certificate is for another host: check ehr.base_url"),
    64: ("certificate-other-host", "the record system's certificate is for another address: check ehr.base_url"),
}
"""By OpenSSL's verify code (openssl-verification-options(1))."""

UNKNOWN = (
    "certificate-unknown-authority",
    "the record system's certificate is of an authority this box does not know: name its file in ehr.ca_file",
)


def trust(ca_file: str) -> ssl.SSLContext:
    """Check certificates against the authorities in `ca_file` and no others; "" takes the system's.

    A site's own authority may lack what RFC 5280 wants of it beside the signature, such as key identifiers, which
    Python asks for from 3.13 on: many are older than that. Raises ConfigError when the file holds none.
    """
    try:
        context = ssl.create_default_context(cafile=ca_file or None)
    except (OSError, ValueError):
        raise ConfigError(
            f"ehr.ca_file is {ca_file!r} and holds no certificates; use a file of CA certificates in PEM"
        ) from None
    if ca_file:
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context


def refusal(error: BaseException) -> EhrLockedOut | None:
    """The certificate's fault behind a failed connection, None when it failed of something else."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            reason, sentence = SENTENCES.get(cause.verify_code, UNKNOWN)
            return EhrLockedOut(sentence, reason=reason)
        cause = cause.__cause__ or cause.__context__
    return None
