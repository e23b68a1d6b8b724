"""Real scans, whose text nobody wrote down: what the program says of the pages, and how Vietnamese the words look.

LIST is a table with tabs whose first column is a file (relative to the list); the second to fourth are shown. Nothing of the
files is committed or printed but shares.
"""
import collections
import csv
import os
import re
import subprocess
import time
import unicodedata

import tools

INITIALS = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
RHYMES = set((
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm "
    "ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao "
    "oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp "
    "ơt u ua uân uâng uât uây uc uê uêch uênh uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh "
    "uyp uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu ưm ưn y yêm yên yêng yêt yêu ong ach uyn").split())
SYLLABLE = re.compile(f"({INITIALS})([a-zăâêôơưy]+)$")
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def is_syllable(word):
    bare = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c not in TONES)
    bare = unicodedata.normalize("NFC", bare)
    for initial in INITIALS.split("|"):
        if bare.startswith(initial) and bare[len(initial):] in RHYMES:
            return True
    return bare == "gi" or bare.startswith("gi") and bare[1:] in RHYMES


def look(text):
    """Words of letters, share of Vietnamese syllables among them, share of letters with marks."""
    words = [word for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text)) if len(word) > 1]
    letters = "".join(words)
    marked = sum(1 for c in letters if not c.isascii())
    return (len(words), sum(map(is_syllable, words)) / len(words) if words else 0.0,
            marked / len(letters) if letters else 0.0)


def pages_of(kit, path, most):
    """A copy with the first pages only: some files have hundreds."""
    stem = re.sub(r"[^\w.-]", "_", os.path.basename(path))
    target = kit.folder("real", stem)
    if not os.path.exists(target):
        os.makedirs(os.path.dirname(target), exist_ok=True)
        parts = kit.fresh("real-parts")
        subprocess.run(["pdfseparate", "-l", str(most), path, os.path.join(parts, "%03d.pdf")], stderr=subprocess.DEVNULL)
        names = [os.path.join(parts, name) for name in sorted(os.listdir(parts))]
        if not names:
            return None
        if len(names) == 1:
            os.replace(names[0], target)
        else:
            subprocess.run(["pdfunite"] + names + [target], stderr=subprocess.DEVNULL)
    return target if os.path.exists(target) else None


def measure(kit, list_path, files):
    with open(list_path, encoding="utf-8") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]
    rows = [row for row in rows if len(row) > 5 and row[2] != "unreadable"]
    step = max(1, len(rows) // files)
    result = []
    for row in rows[::step][:files]:
        path = pages_of(kit, os.path.join(os.path.dirname(list_path), row[0]), 2)
        if path is None:
            continue
        began = time.time()
        shown = kit.show(path)
        seconds = time.time() - began
        texts = tools.page_texts(shown)
        for status in shown["pages"]:
            words, syllables, marked = look(texts.get(status["page"], ""))
            result.append({"file": row[0], "page": status["page"], "kind": row[2], "image": row[5],
                           "said": f"{status['read_by']}/{status['quality']} {status['why']}".strip(), "words": words,
                           "syllables": round(syllables, 3), "marked": round(marked, 3),
                           "seconds": round(seconds / len(shown["pages"]), 1)})
            print(result[-1], flush=True)
    return result


def table(result):
    groups = collections.defaultdict(list)
    for entry in result:
        groups[(entry["kind"], entry["image"].split(" ")[0], entry["said"])].append(entry)
    lines = ["| kind of file | picture | said | pages | words a page | syllables % | marked letters % | s a page |",
             "|---|---|---|---|---|---|---|---|"]
    for key, entries in sorted(groups.items()):
        def mean(name, entries=entries):
            return sum(entry[name] for entry in entries) / len(entries)
        lines.append(f"| {key[0]} | {key[1]} | {key[2]} | {len(entries)} | {mean('words'):.0f} | "
                     f"{100 * mean('syllables'):.1f} | {100 * mean('marked'):.1f} | {mean('seconds'):.1f} |")
    return "\n".join(lines)
