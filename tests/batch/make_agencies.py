#!/usr/bin/env python3
"""Makes a folder of many agencies from the committed samples, each with gaps that are known.

    make_agencies.py OUT N [--groups]

Agency i is a copy of one of the sample dossiers with a name of its own. Its gaps are those of the sample, and every
second one also loses a document on purpose (as `lost` in OUT.json says, beside OUT). DOCX files are rewritten with the
name of an invented agency, so that no two folders hold the same bytes. With --groups they stand in ministries/ and
provinces/. Every tenth agency is a zip archive. The same N gives the same bytes.
"""
import json
import os
import random
import shutil
import sys
import zipfile

SAMPLES = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "samples")
# Documents that a dossier can lose, by a word of their names, and the check that must then fail.
LOSSES = [("to_trinh", "submission"), ("quy_che", "regulation"), ("kiem_tra", "inspection"), ("tham_dinh", "appraisal")]
EPOCH = (2026, 1, 1, 0, 0, 0)


def fold(name):
    return name.lower().replace("-", "_").replace(" ", "_")


def rewrite(data, number):
    """The DOCX with a comment in its core part: other bytes, the same text."""
    import io
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            bytes_ = source.read(info.filename)
            if info.filename == "word/document.xml":
                bytes_ += f"<!-- {number} -->".encode()
            target.writestr(zipfile.ZipInfo(info.filename, EPOCH), bytes_)
    return out.getvalue()


def files_of(sample):
    folder = os.path.join(SAMPLES, sample)
    for base, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(base, name)
            with open(path, "rb") as file:
                yield os.path.relpath(path, folder), file.read()


def main(out, count, groups):
    shutil.rmtree(out, ignore_errors=True)
    chance = random.Random(84)
    samples = sorted(name for name in os.listdir(SAMPLES) if os.path.isdir(os.path.join(SAMPLES, name)) and name[0] == "0")
    truth = []
    for i in range(count):
        sample = samples[i % len(samples)]
        lost = LOSSES[chance.randrange(len(LOSSES))] if i % 2 else None
        name = f"co-quan-{i + 1:03}"
        if groups:
            name = ("ministries/" if i < count // 4 else "provinces/") + name
        files, dropped = [], []
        for path, data in files_of(sample):
            if lost and lost[0] in fold(path):
                dropped.append(path)
                continue
            files.append((path, rewrite(data, i) if path.endswith(".docx") else data))
        if i % 10 == 9:
            name += ".zip"
            path = os.path.join(out, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for file, data in files:
                    archive.writestr(zipfile.ZipInfo(file, EPOCH), data)
        else:
            for file, data in files:
                path = os.path.join(out, name, file)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "wb") as target:
                    target.write(data)
        truth.append({"folder": name, "sample": sample, "lost": lost[1] if lost else None, "dropped": dropped})
    with open(out.rstrip("/") + ".json", "w", encoding="utf-8") as file:
        json.dump(truth, file, ensure_ascii=False, indent=1)
    return truth


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), "--groups" in sys.argv[3:])
