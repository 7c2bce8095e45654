"""Check what `claimtrack audit export` wrote. It needs Python 3.11 or newer, and nothing else:

    python -I -S verify_audit.py EXPORT [HEAD ...]

Each HEAD is a file with what the desk showed at /audit/head at some time. The last line says what was found,
and the exit status is 1 when the audit does not hold.
"""

import json
import sys
from collections.abc import Iterator
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any

Point = tuple[int, int]
# The curve of Ed25519 (RFC 8032, section 5.1).
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def decode_point(data: bytes) -> Point:
    """Return the point of the curve that 32 bytes stand for (RFC 8032, section 5.1.3)."""
    number = int.from_bytes(data, "little")
    y, sign = number % 2**255, number >> 255
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or x * x % P != square:
        raise ValueError("a signature is no point of the curve")
    return (x if x % 2 == sign else P - x), y


def add(one: Point, other: Point) -> Point:
    """Return the sum of two points."""
    (x, y), (u, v) = one, other
    t = D * x * y * u * v % P
    return (x * v + u * y) * pow(1 + t, -1, P) % P, (y * v + x * u) * pow(1 - t, -1, P) % P


def times(factor: int, point: Point) -> Point:
    """Return `point`, so many times added to itself."""
    total = (0, 1)
    while factor:
        total = add(total, point) if factor & 1 else total
        point, factor = add(point, point), factor >> 1
    return total


def is_signed(text: str, signature: str, public: str) -> bool:
    """Return whether the key `public` made this signature of `text`."""
    made, key = bytes.fromhex(signature), bytes.fromhex(public)
    base = decode_point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    factor, digest = int.from_bytes(made[32:], "little"), sha512(made[:32] + key + text.encode()).digest()
    right = add(decode_point(made[:32]), times(int.from_bytes(digest, "little") % ORDER, decode_point(key)))
    return factor < ORDER and times(factor, base) == right


def read_lines(path: str) -> Iterator[dict[str, Any]]:
    """Give the lines of a file of JSON Lines."""
    with Path(path).open(encoding="utf8") as file:
        yield from map(json.loads, file)


def check_export(path: str, heads: list[str]) -> str:
    """Return what an audit that holds comes to. Raises ValueError, naming the break."""
    seen = [{**line, "statement": line["checkpoint"]} for line in read_lines(path) if "checkpoint" in line]
    seen += [json.loads(Path(head).read_text(encoding="utf8"))["checkpoint"] for head in heads]
    wanted = [(json.loads(each["statement"]), each) for each in seen]
    hashes: dict[int, str] = {told["seq"]: "" for told, _ in wanted}
    keys: dict[str, tuple[int, str]] = {}
    seq, previous = 0, "0" * 64
    for line in read_lines(path):
        if "checkpoint" in line:
            continue
        seq += 1
        digest, body = sha256((previous + line["body"]).encode()).hexdigest(), json.loads(line["body"])
        if [line["seq"], body["seq"], line["previous_hash"], line["hash"]] != [seq, seq, previous, digest]:
            raise ValueError(f"event {seq} does not fit the one before it")
        if body["action"] == "audit.key":
            keys[body["data"]["key"]] = (seq, body["data"]["public_key"])
        if seq in hashes:
            hashes[seq] = digest
        previous = digest
    for told, each in wanted:
        if hashes[told["seq"]] != told["hash"]:
            raise ValueError(f"event {told['seq']} is not the one that checkpoint {told['number']} signed")
        since, public = keys.get(told["key"], (seq + 1, ""))
        if since > told["seq"] or not is_signed(each["statement"], each["signature"], public):
            raise ValueError(f"checkpoint {told['number']} has no signature of the desk's key")
    return f"The audit holds: {seq} events, {len(wanted)} checkpoints, head {previous}"


def main(arguments: list[str]) -> int:
    """Print what was found; return 1 for a break, 2 for a wrong call."""
    if not arguments:
        sys.stderr.write(__doc__ or "")
        return 2
    try:
        sys.stdout.write(check_export(arguments[0], arguments[1:]) + "\n")
    except (ValueError, LookupError, TypeError, OSError) as error:
        sys.stdout.write(f"The audit does not hold: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
