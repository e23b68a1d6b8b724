"""OLE compound files ([MS-CFB]) as old Office programs write them, and as nobody should.

    compound({"WordDocument": b"..."})                         # one 512-byte sector is the smallest unit
    compound({"EncryptedPackage": data, "EncryptionInfo": b""})
"""
from __future__ import annotations

import struct

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")


def entry(name: str, kind: int, start: int, size: int, left=FREE, right=FREE, child=FREE) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    return (raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw) if name else 0, kind, 1, left, right, child) + bytes(36)
            + struct.pack("<IQ", start, size))


def compound(streams: dict[str, bytes], fat=None, directory=None, header=None) -> bytes:
    """`fat`, `directory` and `header` may be functions that change a table before it is written."""
    chains, sectors = [], []
    for data in streams.values():
        data = data.ljust(4096, b"\0")  # smaller ones would lie in the small streams
        blocks = [data[i:i + SECTOR].ljust(SECTOR, b"\0") for i in range(0, len(data), SECTOR)]
        chains.append((len(sectors), len(data)))
        sectors += blocks
    table = []
    for start, size in chains:
        count = -(-size // SECTOR)
        table += [start + i + 1 for i in range(count - 1)] + [END]
    names = list(streams)
    entries = [entry("Root Entry", 5, END, 0, child=1 if names else FREE)]
    for i, name in enumerate(names):
        entries.append(entry(name, 2, *chains[i], right=i + 2 if i + 1 < len(names) else FREE))
    while len(entries) % 4:
        entries.append(entry("", 0, 0, 0))
    if directory:
        entries = directory(entries)
    directory_at = len(sectors)
    listed = b"".join(entries)
    blocks = [listed[i:i + SECTOR] for i in range(0, len(listed), SECTOR)]
    table += [directory_at + i + 1 for i in range(len(blocks) - 1)] + [END]
    sectors += blocks
    fat_at = len(sectors)
    count = -(-(len(table) + 1) // (SECTOR // 4))
    table += [FAT] * count
    if fat:
        table = fat(table)
    packed = struct.pack(f"<{len(table)}I", *table).ljust(count * SECTOR, b"\xff")
    head = (MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
            + struct.pack("<IIIIIIIII", 0, count, directory_at, 0, 4096, END, 0, END, 0)
            + struct.pack("<109I", *[fat_at + i for i in range(count)], *[FREE] * (109 - count)))
    if header:
        head = header(head)
    return head + b"".join(sectors) + packed[:count * SECTOR]
