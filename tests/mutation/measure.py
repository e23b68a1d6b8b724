#!/usr/bin/env python3
"""Runs capdo on every case that generate.py wrote and compares with the truth.

    measure.py --capdo BIN --cases DIR [--jobs 2] [--out report.md] [--filter TEXT] [--min-gaps 95] [--max-false-missing 2] …

gap found      the mutated check is not a pass (fail, partial, review, not-checked); "as review" is told apart
false missing  a check that should pass is fail, partial, not-checked or left out; "turned to review" is told apart
grey           a gap whose measure another requirement's own text still describes: told apart, not in the main figure
Exit 1 when a figure is under its threshold, 2 when the program could not be run.
"""
import argparse
import collections
import concurrent.futures as cf
import glob
import html
import json
import os
import re
import subprocess
import sys
import unicodedata
import zipfile

GOOD = ("pass", "not-applicable")
ALSO = {"regulation": {"regulation", "regulation-decision"}}      # a file that holds both is either


def squeeze(s):
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", s))


_TEXT = {}


def file_text(path):
    key = os.stat(path).st_ino
    if key not in _TEXT:
        if path.endswith(".pdf"):
            out = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True).stdout.decode("utf-8", "replace")
            raw = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], capture_output=True).stdout.decode("utf-8", "replace")
            _TEXT[key] = squeeze(out) + "\n" + squeeze(raw)
        else:
            parts = []
            with zipfile.ZipFile(path) as z:
                for n in sorted(z.namelist()):
                    if re.fullmatch(r"word/(document|footnotes|header\d+)\.xml", n):
                        parts += re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", z.read(n).decode())
            _TEXT[key] = squeeze(html.unescape("".join(parts)))
    return _TEXT[key]


LABEL = re.compile(r"^(Điều\d+\.|Chương[IVXLC]+|Phần[IVX\d]+\.|\d+(\.\d+)*\.?|[a-zđ]\)|[-–•+]|[IVX]+\.|\(\d+\))", re.I)


def quote_found(quote, path):
    """In the text as it stands; or piece by piece (table cells, automatic labels are not in the text of a DOCX)."""
    text = file_text(path)
    if squeeze(quote) in text: return True
    for piece in re.split(r"\s*(?:\||\t|\n|…\s*$)\s*", quote):
        s = squeeze(piece)
        while s and s not in text:
            m = LABEL.match(s)
            if not m: return False
            s = s[m.end():]
    return True


def run(args, folder, jobs=1):
    p = subprocess.run([args.capdo, "check", folder, "--as-of", args.as_of, "--json", "-", "--quiet"] + (["--jobs", str(jobs)] if jobs > 1 else []) + args.extra.split(), capture_output=True, timeout=args.timeout)
    if p.returncode not in (0, 1, 3): raise RuntimeError(f"exit {p.returncode}: {p.stderr.decode('utf-8', 'replace')[:300]}")
    return json.loads(p.stdout)


def one(args, truth):
    folder = os.path.join(args.cases, truth["folder"])
    try: res = run(args, folder)
    except Exception as e: return truth, None, str(e), True, []
    same = True
    if int(__import__("zlib").crc32(truth["folder"].encode())) % 1000 < args.repeat_share * 1000:
        again = run(args, folder, jobs=2)
        for r in (res, again): r.pop("run", None)
        same = json.dumps(res, sort_keys=True) == json.dumps(again, sort_keys=True)
    docs = {d["id"]: d["path"] for d in res["documents"]}
    quotes = []
    for c in res["checks"]:
        cites = list(c.get("citations", []))
        near = (c.get("searched") or {}).get("nearest")
        if near: cites.append(near)
        for q in cites:
            if q.get("read_by") == "ocr" or not q.get("quote"): continue
            path = os.path.join(folder, docs.get(q["document"], ""))
            quotes.append((c["id"], q["quote"], os.path.isfile(path) and quote_found(q["quote"], path)))
    return truth, res, "", same, quotes


def pct(a, b):
    return 100.0 * a / b if b else 100.0


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--capdo", required=True)
    ap.add_argument("--cases", required=True)
    ap.add_argument("--jobs", type=int, default=2)
    ap.add_argument("--out", default="")
    ap.add_argument("--filter", default="", help="only cases whose name contains this")
    ap.add_argument("--as-of", default="2026-11-22")
    ap.add_argument("--extra", default="", help="more options for capdo")
    ap.add_argument("--timeout", type=float, default=300)
    ap.add_argument("--repeat-share", type=float, default=0.05, help="share of the cases run twice and compared")
    ap.add_argument("--min-gaps", type=float, default=95)
    ap.add_argument("--max-false-missing", type=float, default=2)
    ap.add_argument("--min-kinds", type=float, default=98)
    ap.add_argument("--min-twins", type=float, default=98)
    ap.add_argument("--min-quotes", type=float, default=100)
    args = ap.parse_args()

    truths = [json.load(open(p, encoding="utf-8")) for p in sorted(glob.glob(os.path.join(glob.escape(args.cases), "*.truth.json")))]
    truths = [t for t in truths if args.filter in t["folder"]]
    if not truths: print("no cases in", args.cases, file=sys.stderr); return 2
    by_kind, by_check, grey, by_pack = (collections.defaultdict(lambda: [0, 0, 0]) for _ in range(4))       # found, as review, all
    ok = collections.Counter()                              # result of the checks that should pass
    ok_full, ok_check = collections.Counter(), collections.defaultdict(collections.Counter)
    kind_right = kind_all = repeats_bad = quote_ok = quote_all = 0
    wrong, kinds_wrong, quotes_wrong, broken, results = [], collections.Counter(), [], [], {}
    with cf.ThreadPoolExecutor(args.jobs) as pool:
        for truth, res, error, same, quotes in pool.map(lambda t: one(args, t), truths):
            name = truth["folder"]
            if res is None: broken.append((name, error)); continue
            repeats_bad += not same
            got = {c["id"]: c for c in res["checks"]}
            results[name] = {k: c["result"] for k, c in got.items()}
            for cid, want in truth["expect"].items():
                c = got.get(cid)
                r = c["result"] if c else "absent"
                info = (c.get("reason", ""), c.get("message", "")) if c else ("", "")
                if want == "gap":
                    found, review = r not in GOOD and r != "absent", r == "review"
                    mine = cid == truth["mutation"]["check"]
                    what = truth["mutation"]["kind"] if mine else "(gap of the pack itself)"
                    groups = [grey[what]] if truth.get("grey") and mine else [by_kind[what], by_check[cid], by_pack[truth["pack"]]]
                    for g in groups: g[0] += found; g[1] += review; g[2] += 1
                    if not found: wrong.append((name, cid, "gap (grey)" if truth.get("grey") else "gap", r, *info))
                elif want == "pass":
                    ok[r] += 1
                    ok_check[cid][r] += 1
                    if truth["mutation"]["kind"] == "none": ok_full[r] += 1
                    if r not in GOOD and (truth["mutation"]["kind"] == "none" or cid == truth["mutation"]["check"] or r != "review"): wrong.append((name, cid, "pass", r, *info))
            seen = {d["path"].replace("\\", "/"): d["kind"] for d in res["documents"]}
            for path, kind in truth["kinds"].items():
                kind_all += 1
                if seen.get(path) in ALSO.get(kind, {kind}): kind_right += 1
                else: kinds_wrong[f"{truth['pack']} {path}: {kind} → {seen.get(path)}"] += 1
            for cid, quote, there in quotes:
                quote_all += 1
                quote_ok += there
                if not there: quotes_wrong.append((name, cid, quote))
    agree = pairs = 0
    for t in truths:
        a, b = t["folder"], t.get("twin")
        if t["format"] == "docx" and b in results and a in results:
            for cid in t["expect"]:
                pairs += 1
                same = results[a].get(cid) == results[b].get(cid)
                agree += same
                if not same: wrong.append((a, cid, "twin: docx " + str(results[a].get(cid)), "pdf " + str(results[b].get(cid)), "", ""))

    found, review, total = (sum(v[i] for v in by_kind.values()) for i in range(3))
    missing, to_review, passes = ok["fail"] + ok["partial"] + ok["not-checked"] + ok["absent"], ok["review"], sum(ok.values())
    full_missing = sum(v for k, v in ok_full.items() if k not in GOOD and k != "review")
    rows = [("gaps found", pct(found, total), args.min_gaps, f"{found}/{total}, of them {review} as review"), ("false missing", pct(missing, passes), -args.max_false_missing, f"{missing}/{passes}; in unmutated dossiers {full_missing}/{sum(ok_full.values())}"),
            ("document kinds right", pct(kind_right, kind_all), args.min_kinds, f"{kind_right}/{kind_all}"), ("twins agree", pct(agree, pairs), args.min_twins, f"{agree}/{pairs}"),
            ("quotations found", pct(quote_ok, quote_all), args.min_quotes, f"{quote_ok}/{quote_all}"), ("repeated runs alike", pct(len(results) - repeats_bad, len(results)), 100, f"{repeats_bad} differ"), ("cases that ran", pct(len(results), len(truths)), 100, f"{len(broken)} broken")]
    out, bad = [f"# Mutation cases: {len(truths)}", "", "| figure | % | threshold | |", "|---|---|---|---|"], False
    for title, value, limit, note in rows:
        low = value > -limit if limit < 0 else value < limit - 1e-9
        bad |= low
        out.append(f"| {title} | {value:.2f} | {'≤ ' + format(-limit, 'g') if limit < 0 else '≥ ' + format(limit, 'g')}{' **under**' if low else ''} | {note} |")
    out.append(f"| passes turned to review | {pct(to_review, passes):.2f} | | {to_review}/{passes}; in unmutated dossiers {ok_full['review']}/{sum(ok_full.values())} |")
    g = [sum(v[i] for v in grey.values()) for i in range(3)]
    out.append(f"| grey gaps found | {pct(g[0], g[2]):.2f} | | {g[0]}/{g[2]} |")
    for title, table in (("kind of mutation", by_kind), ("pack", by_pack), ("check (those not all found)", {k: v for k, v in by_check.items() if v[0] < v[2]})):
        out += ["", f"## Gaps by {title}", "", "| | found | as review | of | % |", "|---|---|---|---|---|"] + [f"| {k} | {v[0]} | {v[1]} | {v[2]} | {pct(v[0], v[2]):.0f} |" for k, v in sorted(table.items())]
    out += ["", "## Checks that should pass and did not (most frequent)", "", "| check | fail | partial | review | not-checked | absent | of |", "|---|---|---|---|---|---|---|"]
    for cid, c in sorted(ok_check.items(), key=lambda x: -(sum(x[1].values()) - x[1]["pass"] - x[1]["not-applicable"]))[:40]:
        if sum(c.values()) > c["pass"] + c["not-applicable"]: out.append(f"| {cid} | {c['fail']} | {c['partial']} | {c['review']} | {c['not-checked']} | {c['absent']} | {sum(c.values())} |")
    if kinds_wrong: out += ["", "## Wrong kinds of documents", ""] + [f"- {k} ({n})" for k, n in kinds_wrong.most_common(40)]
    if quotes_wrong: out += ["", "## Quotations not found", ""] + [f"- {a} {b}: “{q[:160]}”" for a, b, q in quotes_wrong[:60]]
    if broken: out += ["", "## Cases that did not run", ""] + [f"- {a}: {b}" for a, b in broken[:60]]
    summary = "\n".join(out)
    if args.out:
        clip = lambda s: re.sub(r"\s+", " ", str(s)).replace("|", "/")[:200]
        out += ["", f"## Wrong cases ({len(wrong)})", "", "| case | check | expected | got | reason | message |", "|---|---|---|---|---|---|"] + ["| " + " | ".join(clip(x) for x in w) + " |" for w in wrong]
        with open(args.out, "w", encoding="utf-8") as f: f.write("\n".join(out) + "\n")
    try: print(summary, flush=True)
    except BrokenPipeError: os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
