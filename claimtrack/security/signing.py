"""Signing with Ed25519: each key is a file in the secrets folder for the desk's own account alone."""

from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from claimtrack.errors import SigningKeyMissingError
from claimtrack.security.secret_files import read_secret_text, write_secret

_PREFIX = "audit_key_"


class SigningKey:
    """A private key. `public` is the other half, hexadecimal, and `id` the beginning of its SHA-256."""

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._key.public_key().public_bytes_raw().hex()
        self.id = key_id(self.public)

    @classmethod
    def generate(cls) -> "SigningKey":
        """Return a new key."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def read(cls, folder: Path, identifier: str) -> "SigningKey":
        """Return the key of this id from `folder`. Raises SigningKeyMissingError when it is not there."""
        try:
            return cls(bytes.fromhex(read_secret_text(folder, _PREFIX + identifier)))
        except (OSError, ValueError) as error:
            raise SigningKeyMissingError(key=identifier) from error

    def save(self, folder: Path) -> None:
        """Keep the key in `folder`."""
        write_secret(folder, _PREFIX + self.id, self._key.private_bytes_raw().hex())

    def sign(self, text: str) -> str:
        """Return the signature of `text` in UTF-8, hexadecimal."""
        return self._key.sign(text.encode()).hex()


def key_id(public: str) -> str:
    """Return what a public key is called: the first 16 digits of its SHA-256."""
    return sha256(bytes.fromhex(public)).hexdigest()[:16]


def forget_key(folder: Path, identifier: str) -> None:
    """Remove the key of this id from `folder`, if it is there."""
    (folder / (_PREFIX + identifier)).unlink(missing_ok=True)


def is_signed(text: str, *, signature: str, public: str) -> bool:
    """Return whether `signature` is that of `text` by the key whose public half is `public`."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True
