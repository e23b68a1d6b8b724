"""Pages wrongly trusted and wrongly distrusted: the traps of traps.py against `capdo show`."""
import os
import shutil

import distance
import tools
import traps


def make(kit, trap):
    target = kit.folder("traps", trap.name + ".pdf")
    source = os.path.join(tools.SAMPLES, trap.source)
    if trap.arguments is None:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copyfile(source, target)
        return target
    lie = kit.folder("lie.txt")
    tools.write(lie, traps.LIE)
    return kit.scan(source, target, [lie if argument == "LIE" else argument for argument in trap.arguments])


def judge(page, text, status):
    """What is wrong: pairs (kind, words)."""
    faults = []
    folded = distance.plain(distance.tidy(text))
    if page.read_by is not None and status["read_by"] != page.read_by:
        faults.append(("wrong source", f"read by {status['read_by']}"))
    good = status["quality"] == "good"
    if page.trust is True and not good:
        faults.append(("wrongly distrusted", f"{status['quality']} {status['why']}"))
    if page.trust is False and good:
        faults.append(("wrongly trusted", "quality good"))
    for words in page.says:
        if distance.plain(words) not in folded:
            # "good" promises that what the page says has been read.
            faults.append(("wrongly trusted" if good else "not read", f"misses “{words}”"))
    for words in page.not_says:
        if distance.plain(words) in folded:
            faults.append(("wrongly trusted", f"says “{words}”"))
    return faults


def measure(kit, ocr=True):
    result = []
    for trap in traps.TRAPS:
        if trap.ocr and not ocr:
            continue
        shown = kit.show(make(kit, trap))
        texts = tools.page_texts(shown)
        if len(shown["pages"]) != len(trap.pages):
            result.append({"trap": trap.name, "page": 0, "status": shown.get("error", ""),
                           "faults": [("not read", f"{len(shown['pages'])} pages")]})
        for number, page in enumerate(trap.pages[:len(shown["pages"])], 1):
            status = shown["pages"][number - 1]
            said = f"{status['read_by']}/{status['quality']} {status['why']}".strip()
            result.append({"trap": trap.name, "page": number, "status": said,
                           "faults": judge(page, texts.get(number, ""), status)})
    return result


def table(result):
    lines = ["| trap | page | said | wrong |", "|---|---|---|---|"]
    for entry in result:
        wrong = "; ".join(f"**{kind}**: {words}" for kind, words in entry["faults"])
        lines.append(f"| {entry['trap']} | {entry['page']} | {entry['status']} | {wrong} |")
    for kind in ("wrongly trusted", "wrongly distrusted", "wrong source", "not read"):
        pages = sum(any(fault[0] == kind for fault in entry["faults"]) for entry in result)
        lines.append(f"- {kind}: {pages} of {len(result)} pages")
    return "\n".join(lines)
