"""A throw-away certificate authority, for servers of tests."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass(frozen=True, slots=True)
class Authority:
    """Signs certificates of servers; `file` is what a box is told to believe."""

    name: x509.Name
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    file: Path

    def server(self, host: str = "127.0.0.1", *, days: int = 30, ahead: int = -60) -> ssl.SSLContext:
        """A server of this host, good from `ahead` days from now until `days` days from now."""
        key = ec.generate_private_key(ec.SECP256R1())
        now = datetime.now(UTC)
        span = (now + timedelta(days=ahead), now + timedelta(days=days))
        name: x509.GeneralName = x509.IPAddress(ip_address(host)) if host[0].isdigit() else x509.DNSName(host)
        certificate = (
            _builder(_named(host), self.name, key, span)
            .add_extension(x509.SubjectAlternativeName([name]), critical=False)
            .sign(self.key, hashes.SHA256())
        )
        pair = self.file.with_name(f"{self.file.stem}-{host}-{days}-{ahead}.pem")
        pair.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            + certificate.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pair)
        return context


def authority(folder: Path, name: str) -> Authority:
    """A new one; its certificate lies in `folder`."""
    key, who = ec.generate_private_key(ec.SECP256R1()), _named(name)
    now = datetime.now(UTC)
    certificate = (
        _builder(who, who, key, (now - timedelta(days=90), now + timedelta(days=90)))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return Authority(who, key, certificate, file)


def _named(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, span: tuple[datetime, datetime]
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(span[0])
        .not_valid_after(span[1])
    )
