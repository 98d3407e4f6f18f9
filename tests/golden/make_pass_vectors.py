#!/usr/bin/env python3
"""Writes pass_vectors.json, the test vectors of docs/pass-format.md.

A second implementation, from the document and not from the C++: it shares no code with what it checks.
Needs the Python package "cryptography".
"""
import json
import pathlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
CONTEXT = b"lobby-kiosk/cred/v1\0"
ORDER = 2**252 + 27742317777372353535851937790883648493  # of the group: RFC 8032, section 5.1


def base45(data):
    text = ""
    for i in range(0, len(data), 2):
        pair = data[i:i + 2]
        n = int.from_bytes(pair, "big")
        for _ in range(3 if len(pair) == 2 else 2):
            text += ALPHABET[n % 45]
            n //= 45
    return text


def key(key_id):
    return Ed25519PrivateKey.from_private_bytes(bytes(range(key_id, key_id + 32)))


def payload(key_id, meeting, credential, expires, offset, generation, version=0x11):
    return (bytes([version, key_id]) + meeting.to_bytes(8, "big") + credential.to_bytes(8, "big")
            + expires.to_bytes(4, "big") + offset.to_bytes(2, "big") + generation.to_bytes(2, "big"))


def signed(data, signer, context=CONTEXT):
    return data + signer.sign(context + data)


def text(data):
    return "K1:" + base45(data)


NORMAL = dict(key_id=1, meeting=0xA1, credential=0xC0FFEE0000000001, expires=1797917400, offset=144, generation=1)


def accepted(name, **changes):
    fields = {**NORMAL, **changes}
    return {
        "name": name, "text": text(signed(payload(**fields), key(fields["key_id"]))),
        "key": fields["key_id"], "meeting": f"{fields['meeting']:016x}", "credential": f"{fields['credential']:016x}",
        "expires": fields["expires"], "not_before": fields["expires"] - 600 * fields["offset"],
        "generation": fields["generation"],
    }


def refused(name, fault, scanned):
    return {"name": name, "fault": fault, "text": scanned}


def main():
    good = signed(payload(**NORMAL), key(1))
    normal = text(good)
    high_s = good[:58] + (int.from_bytes(good[58:], "little") + ORDER).to_bytes(32, "little")
    vectors = {
        "keys": [{"id": k, "seed": bytes(range(k, k + 32)).hex(),
                  "public_key": key(k).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()} for k in (1, 2)],
        "accepted": [
            accepted("an ordinary day"),
            accepted("second key, third print", key_id=2, generation=3),
            accepted("every field at its largest", meeting=2**64 - 1, credential=2**64 - 1, expires=2**32 - 1,
                     offset=2**16 - 1, generation=2**16 - 1),
            accepted("every field at its smallest", meeting=1, credential=1, expires=0, offset=0, generation=0),
        ],
        "refused": [
            refused("nothing", "foreign", ""),
            refused("a web address", "foreign", "https://example.org/k1?pass=" + normal),
            refused("prefix in lower case", "foreign", "k" + normal[1:]),
            refused("prefix alone", "malformed", "K1:"),
            refused("one character short", "malformed", normal[:-1]),
            refused("one character more", "malformed", normal + "0"),
            refused("a line feed behind", "malformed", normal + "\n"),
            refused("a character outside the alphabet", "malformed", normal[:20] + "a" + normal[21:]),
            refused("a group above 65535", "malformed", normal[:-3] + ":::"),
            refused("no meeting", "malformed", text(signed(payload(**{**NORMAL, "meeting": 0}), key(1)))),
            refused("no credential", "malformed", text(signed(payload(**{**NORMAL, "credential": 0}), key(1)))),
            refused("another version", "unknown_version", text(signed(payload(**NORMAL, version=0x12), key(1)))),
            refused("a key that is not trusted", "unknown_key", text(signed(payload(**{**NORMAL, "key_id": 3}), key(3)))),
            refused("signed by another key than it names", "bad_signature", text(signed(payload(**NORMAL), key(2)))),
            refused("signed without the context", "bad_signature", text(signed(payload(**NORMAL), key(1), b""))),
            refused("one bit of the generation flipped", "bad_signature", text(good[:25] + bytes([good[25] ^ 1]) + good[26:])),
            refused("last bit of the signature flipped", "bad_signature", text(good[:-1] + bytes([good[-1] ^ 0x80]))),
            refused("signature made non-canonical by adding the group order to S", "bad_signature", text(high_s)),
            refused("all zeros for a signature", "bad_signature", text(good[:26] + bytes(64))),
        ],
    }
    path = pathlib.Path(__file__).with_name("pass_vectors.json")
    path.write_text(json.dumps(vectors, indent=1) + "\n")


if __name__ == "__main__":
    main()
