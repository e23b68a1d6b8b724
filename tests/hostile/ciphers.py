"""RC4 and AES in plain Python, and the key derivations of PDF encryption (ISO 32000-2, 7.6).

Only for the small files of the generator: slow, and not safe against anybody.
"""
from __future__ import annotations

import hashlib
import struct

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def rc4(key: bytes, data: bytes) -> bytes:
    s = list(range(256))
    j = 0
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) & 255
        s[i], s[j] = s[j], s[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + s[i]) & 255
        s[i], s[j] = s[j], s[i]
        out.append(byte ^ s[(s[i] + s[j]) & 255])
    return bytes(out)


def _tables():
    power, log = [0] * 510, [0] * 256
    x = 1
    for i in range(255):
        power[i] = power[i + 255] = x
        log[x] = i
        x ^= (x << 1) ^ (0x11B if x & 0x80 else 0)
    box = [0x63] * 256
    for i in range(1, 256):
        inverse = power[255 - log[i]]
        value = 0x63
        for shift in range(5):
            value ^= ((inverse << shift) | (inverse >> (8 - shift))) & 255
        box[i] = value
    t0 = []
    for i in range(256):
        s = box[i]
        s2 = (s << 1) ^ (0x11B if s & 0x80 else 0)
        t0.append(s2 << 24 | s << 16 | s << 8 | (s2 ^ s))
    rotate = lambda w, n: (w >> n | w << (32 - n)) & 0xFFFFFFFF
    return box, t0, [rotate(w, 8) for w in t0], [rotate(w, 16) for w in t0], [rotate(w, 24) for w in t0]


SBOX, T0, T1, T2, T3 = _tables()


class Aes:
    def __init__(self, key: bytes):
        words = list(struct.unpack(f">{len(key) // 4}I", key))
        count = len(words)
        constant = 1
        for i in range(count, 4 * (count + 7)):
            word = words[i - 1]
            if i % count == 0:
                word = (word << 8 | word >> 24) & 0xFFFFFFFF
            if i % count == 0 or (count > 6 and i % count == 4):
                word = (SBOX[word >> 24] << 24 | SBOX[word >> 16 & 255] << 16 | SBOX[word >> 8 & 255] << 8
                        | SBOX[word & 255])
            if i % count == 0:
                word ^= constant << 24
                constant = (constant << 1) ^ (0x11B if constant & 0x80 else 0)
            words.append(words[i - count] ^ word)
        self.keys = words

    def block(self, block: bytes) -> bytes:
        k = self.keys
        a, b, c, d = (w ^ k[i] for i, w in enumerate(struct.unpack(">4I", block)))
        for at in range(4, len(k) - 4, 4):
            a, b, c, d = (
                T0[a >> 24] ^ T1[b >> 16 & 255] ^ T2[c >> 8 & 255] ^ T3[d & 255] ^ k[at],
                T0[b >> 24] ^ T1[c >> 16 & 255] ^ T2[d >> 8 & 255] ^ T3[a & 255] ^ k[at + 1],
                T0[c >> 24] ^ T1[d >> 16 & 255] ^ T2[a >> 8 & 255] ^ T3[b & 255] ^ k[at + 2],
                T0[d >> 24] ^ T1[a >> 16 & 255] ^ T2[b >> 8 & 255] ^ T3[c & 255] ^ k[at + 3])
        state = (a, b, c, d)
        return struct.pack(">4I", *(
            (SBOX[state[i] >> 24] << 24 | SBOX[state[(i + 1) % 4] >> 16 & 255] << 16
             | SBOX[state[(i + 2) % 4] >> 8 & 255] << 8 | SBOX[state[(i + 3) % 4] & 255]) ^ k[len(k) - 4 + i]
            for i in range(4)))

    def cbc(self, iv: bytes, data: bytes) -> bytes:
        out, previous = [], int.from_bytes(iv, "big")
        for at in range(0, len(data), 16):
            mixed = previous ^ int.from_bytes(data[at:at + 16], "big")
            block = self.block(mixed.to_bytes(16, "big"))
            out.append(block)
            previous = int.from_bytes(block, "big")
        return b"".join(out)


def padded(data: bytes) -> bytes:
    count = 16 - len(data) % 16
    return data + bytes([count]) * count


def md5(*parts: bytes) -> bytes:
    return hashlib.md5(b"".join(parts)).digest()


class PdfCipher:
    """One way of encrypting a PDF: its /Encrypt dictionary, and what it does to strings and streams.

    method: RC4-40, RC4-128, AESV2, AESV3-R5, AESV3-R6. With user == "" only the owner has a password.
    """

    def __init__(self, method: str, user: bytes, owner: bytes, file_id: bytes):
        self.method, self.file_id = method, file_id
        if method.startswith("AESV3"):
            self._modern(user, owner)
        else:
            self._classic(user, owner)

    def _classic(self, user: bytes, owner: bytes):
        revision, length = {"RC4-40": (2, 5), "RC4-128": (3, 16), "AESV2": (4, 16)}[self.method]
        user_padded, key = (user + PADDING)[:32], md5((owner + PADDING)[:32])
        rounds = 50 if revision > 2 else 0
        for _ in range(rounds):
            key = md5(key)
        o = user_padded
        for i in range(20 if revision > 2 else 1):
            o = rc4(bytes(b ^ i for b in key[:length]), o)
        permissions = -44
        self.key = md5(user_padded, o, struct.pack("<i", permissions), self.file_id)[:length]
        for _ in range(rounds):
            self.key = md5(self.key)[:length]
        if revision == 2:
            u = rc4(self.key, PADDING)
        else:
            u = md5(PADDING, self.file_id)
            for i in range(20):
                u = rc4(bytes(b ^ i for b in self.key), u)
            u += bytes(16)
        version = {2: 1, 3: 2, 4: 4}[revision]
        filters = "" if revision < 4 else \
            " /CF << /StdCF << /CFM /AESV2 /AuthEvent /DocOpen /Length 16 >> >> /StmF /StdCF /StrF /StdCF"
        self.dictionary = (f"<< /Filter /Standard /V {version} /R {revision} /Length {length * 8} /P {permissions} "
                           f"/O <{o.hex()}> /U <{u.hex()}>{filters} >>")

    def _hash(self, password: bytes, salt: bytes, extra: bytes = b"") -> bytes:
        k = hashlib.sha256(password + salt + extra).digest()
        if self.method == "AESV3-R5":
            return k
        i = 0
        while True:
            e = Aes(k[:16]).cbc(k[16:32], (password + k + extra) * 64)
            which = sum(e[:16]) % 3
            k = (hashlib.sha256, hashlib.sha384, hashlib.sha512)[which](e).digest()
            i += 1
            if i >= 64 and e[-1] <= i - 32:
                return k[:32]

    def _modern(self, user: bytes, owner: bytes):
        self.key = hashlib.sha256(b"file key" + self.file_id).digest()
        salts = [hashlib.sha256(bytes([i]) + self.file_id).digest()[:8] for i in range(4)]
        u = self._hash(user, salts[0]) + salts[0] + salts[1]
        ue = Aes(self._hash(user, salts[1])).cbc(bytes(16), self.key)
        # The owner's entry is of this length but opens with no password: nobody here tries it.
        o, oe = hashlib.sha256(owner).digest() + salts[2] + salts[3], hashlib.sha256(owner + b"oe").digest()
        permissions = Aes(self.key).block(struct.pack("<iI", -44, 0xFFFFFFFF) + b"Tadbabcd")
        revision = 5 if self.method == "AESV3-R5" else 6
        self.dictionary = (f"<< /Filter /Standard /V 5 /R {revision} /Length 256 /P -44 /O <{o.hex()}> /U <{u.hex()}> "
                           f"/OE <{oe.hex()}> /UE <{ue.hex()}> /Perms <{permissions.hex()}> /EncryptMetadata true "
                           "/CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> /StmF /StdCF /StrF /StdCF >>")

    def encrypt(self, number: int, generation: int, data: bytes) -> bytes:
        iv = md5(struct.pack("<I", number), data[:64])
        if self.method.startswith("AESV3"):
            return iv + Aes(self.key).cbc(iv, padded(data))
        salt = b"sAlT" if self.method == "AESV2" else b""
        key = md5(self.key, struct.pack("<I", number)[:3], struct.pack("<H", generation), salt)[:min(16, len(self.key) + 5)]
        if self.method == "AESV2":
            return iv + Aes(key).cbc(iv, padded(data))
        return rc4(key, data)
