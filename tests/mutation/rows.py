#!/usr/bin/env python3
"""Every requirement of the plan, in every layout of the annex tables, mutated in every manner.

    rows.py CAPDO [--data DIR] [--layouts stt-pa,lines] [--kinds copy,deny] [--verbose] [--keep DIR]

One dossier holds all requirements of level 3; its item i bears mutation (i + turn) mod n, so n dossiers of a layout show every
requirement in every manner once, beside others that are sound. Untouched items must pass; mutated ones must not, and the reason
must be one that tells a reviewer what is wrong. Exit 1 where something passes or fails wrongly.
"""
import argparse
import collections
import concurrent.futures as cf
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.join(ROOT, "samples", "build")
sys.path[:0] = [BUILD, os.path.join(BUILD, "packs")]
from docx_writer import Doc                                    # noqa: E402
from elements import CHECKS, DESIGN_LAW, Dossier               # noqa: E402
from facts import PACKS                                        # noqa: E402
from forms import MGMT, TECH                                   # noqa: E402

PATIENCE = int(os.environ.get("CAPDO_TIME_FACTOR", "1"))  # how much longer a sanitized program may take

# What the mutated words are; {t}: the requirement's title. A list is taken in turn, requirement by requirement.
DENIALS = ["Chưa có.", "Hiện chưa có {t}.", "Đơn vị chưa triển khai nội dung này.", "Không có."]
PROMISES = ["Sẽ trang bị trong năm 2027.", "Dự kiến triển khai {t} trong quý II/2027.", "Đang xây dựng, sẽ ban hành trong thời gian tới.", "Sẽ bổ sung khi có kinh phí."]
BLANKS = ["……………………", "…", "-", "(Nội dung)", "[điền phương án]"]
STATUS = ["Đáp ứng.", "Đạt", "Đã thực hiện.", "Có", "Đáp ứng đầy đủ."]
BY_RULE = ["Theo quy định.", "Thực hiện theo quy định hiện hành của pháp luật.", "Đơn vị thực hiện đầy đủ theo đúng quy định.", "Tuân thủ các quy định của Nhà nước về an toàn thông tin."]
NOT_THERE = ["Đáp ứng. Xã không có máy chủ.", "Không áp dụng.", "Đáp ứng (không phát sinh)."]

MAINTAIN = ["Tổ trực kiểm tra cấu hình vào ngày 05 hằng tháng và ghi vào sổ.", "Gia hạn bản quyền trước khi hết hạn 30 ngày; thử chuyển đổi mỗi quý.", "Rà lại danh sách được phép sau mỗi lần thay đổi nhân sự.",
            "Nâng phiên bản theo khuyến cáo của hãng, thử trên môi trường riêng trước.", "Báo cáo kết quả cho Giám đốc Trung tâm vào tuần đầu của quý."]

ABSENT = {"not-found", "empty", "maybe-under-other-title", "only-in-table-of-contents", "only-in-law-quotation", "document-missing"}
# kind of mutation → reasons of which one must be given
REASONS = {
    "drop": ABSENT, "toc": ABSENT, "law": ABSENT | {"by-rule"},
    "blank": {"empty", "placeholder"}, "dots": {"empty", "placeholder"},
    "no-plan": {"plan-blank"}, "dotted-plan": {"plan-blank"},
    "status": {"status-only"}, "by-rule": {"by-rule", "repeated-plan", "status-only"}, "copy": {"copied-requirement", "by-rule", "contradicted"},
    "deny": {"denied"}, "promise": {"promised", "promised-dated", "promise-overdue", "denied"}, "not-there": {"claimed-not-applicable", "not-applicable-as-met"}, "partly": {"partly-met", "promised", "promised-dated", "promise-overdue", "status-only"},
}
KINDS = ["keep", *REASONS]


class Row:
    """One requirement: what is asked, the present state, the plan."""
    def __init__(self, cid, title, asked, state, plan):
        self.cid, self.title, self.asked, self.state, self.plan = cid, title, asked, state, plan
        self.code = CHECKS[cid].tcvn.get(3, "")
        self.kind, self.marks = "keep", ("+", "+", "+")


def asked(cid, title):
    if cid.startswith("plan.design."): return DESIGN_LAW[cid.split(".")[-1]]
    if cid.startswith("plan.mgmt."): return f"Có quy định, quy trình về {title[:1].lower() + title[1:]} phù hợp với cấp độ 3 và được người có thẩm quyền phê duyệt, công bố"
    return f"Thiết lập, cấu hình chức năng {title[:1].lower() + title[1:]} trên thiết bị hệ thống, bảo đảm các tham số theo cấp độ 3"


def mutate(row, kind, n, copies):
    """The row in that manner; `n` chooses among wordings. None: it stands nowhere."""
    def word(options): return options[n % len(options)].format(t=row.title[:1].lower() + row.title[1:])
    if kind == "copy" and not copies: kind = "deny"
    row.kind = kind
    if kind in ("drop", "toc", "law"): return None
    if kind == "blank": row.state = row.plan = ""
    if kind == "dots": row.state = row.plan = word(BLANKS)
    if kind == "no-plan": row.plan = ""
    if kind == "dotted-plan": row.plan = word(BLANKS)
    if kind == "status": row.state, row.plan = word(STATUS), ""
    if kind == "by-rule": row.state, row.plan = "Đáp ứng.", word(BY_RULE)
    if kind == "copy": row.state, row.plan = "Đáp ứng.", row.asked + "."
    if kind == "deny": row.state, row.plan = word(DENIALS), ""
    if kind == "promise": row.state, row.plan = "Chưa đáp ứng.", word(PROMISES)
    if kind == "not-there": row.state, row.plan = word(NOT_THERE), ""
    if kind == "partly": row.state, row.plan = "Đáp ứng một phần.", word(PROMISES)
    row.marks = {"blank": ("", "", ""), "dots": ("…", "…", "…"), "deny": ("-", "-", "-"), "promise": ("-", "-", "-"), "no-plan": ("+", "x", "v")}.get(kind, row.marks)
    return row


# ---- layouts: each writes the groups [(title, [Row])] of one part of the plan ----------------------------------------------
def table(d, head, rows): d.table([head] + rows, widths=[1] + [4] * (len(head) - 1), header=1, size=11)


def state_plan(d, groups):
    for title, rows in groups:
        d.heading(title, 3)
        table(d, ["Yêu cầu", "Hiện trạng", "Phương án"], [[[r.title, r.asked], r.state, r.plan] for r in rows])


def stt_pa(d, groups):
    out = []
    for title, rows in groups:
        out.append([{"t": title.upper(), "span": 4, "bold": True}])
        for r in rows: out.append([str(len(out)), [r.title, r.asked], [x for x in ((r.state if r.kind not in ("copy", "by-rule", "promise", "dotted-plan", "no-plan", "partly") else ""), r.plan) if x] or [""], "Đáp ứng" if r.kind not in ("blank", "deny", "promise", "partly", "dots") else ""])
    table(d, ["STT", "Yêu cầu", "P/A", "Ghi chú"], out)


def clause_right(d, groups):
    out = []
    for title, rows in groups:
        out.append(["", {"t": title, "bold": True}, "", "", ""])
        for r in rows: out.append([str(len(out)), r.title, r.code or "TT 12/2022", r.state, r.plan])
    table(d, ["STT", "Yêu cầu", "TCVN 11930:2017", "Hiện trạng", "Phương án"], out)


def clause_left(d, groups):
    for title, rows in groups:
        d.heading(title, 3)
        table(d, ["STT", "TCVN 11930:2017", "Yêu cầu", "Hiện trạng", "Phương án"], [[str(n + 1), r.code, r.title, r.state, r.plan] for n, r in enumerate(rows)])


def cards(d, groups):
    for title, rows in groups:
        d.heading(title, 3)
        for r in rows: d.table([["Yêu cầu", {"t": [r.title, r.asked], "bold": True}], ["Hiện trạng", r.state], ["Phương án", r.plan]], widths=[2.6, 13], bold_cols=(0,))


def lines(d, groups):
    for title, rows in groups:
        d.heading(title, 3)
        for r in rows:
            d.heading(r.title, 4)
            for label, text in (("Yêu cầu", r.asked), ("Hiện trạng", r.state), ("Phương án", r.plan)): d.p(f"- {label}: {text}", first=0.7)


def loose_lines(d, groups):
    """No heading over the item: its "Yêu cầu" line names it."""
    for title, rows in groups:
        d.heading(title, 3)
        for r in rows:
            for label, text in (("Yêu cầu", f"{r.title}" + (f" ({r.code})" if r.code else "")), ("Hiện trạng", r.state), ("Phương án", r.plan)): d.p(f"{label}: {text}", first=0.7)


def numbered(d, groups):
    """7.1.5.1 Title, then 7.1.5.1.a) what is there, 7.1.5.1.b) what will be kept."""
    for title, rows in groups:
        d.heading(title, 3)
        for r in rows:
            d.heading((r.code + " " if r.code else "") + r.title, 4)
            for letter, text in zip("ab", [x for x in (r.state, r.plan) if x]): d.p((r.code + "." if r.code else "") + f"{letter}) {text}", first=0.7)


def matrix(d, groups):
    for title, rows in groups:
        d.heading(title, 3)
        table(d, ["Yêu cầu", "FW-01", "SRV-01", "SRV-02", "Phương án"], [[r.title, *r.marks, " ".join(x for x in ((r.state, r.plan) if r.state != r.plan else (r.plan,)) if x)] for r in rows])


def marks(d, groups):
    """Nothing but marks: a person must look at every row."""
    for title, rows in groups:
        d.heading(title, 3)
        table(d, ["Yêu cầu", "FW-01", "SRV-01", "SRV-02"], [[r.title, *(r.marks if r.kind != "keep" else ("x", "x", "Có"))] for r in rows])


LAYOUTS = {"state-plan": state_plan, "stt-pa": stt_pa, "clause-right": clause_right, "clause-left": clause_left, "cards": cards,
           "lines": lines, "loose-lines": loose_lines, "numbered": numbered, "matrix": matrix, "marks": marks}
# Layouts without a cell of its own for the plan cannot show that it is blank; one without words shows marks only.
NO_PLAN_CELL = {"stt-pa", "numbered", "matrix", "marks"}
MARKS = {"keep": {"status-only"}, "deny": {"denied", "status-only", "placeholder", "empty"}, "blank": {"empty"}, "dots": {"placeholder", "empty"}, "drop": ABSENT}


# Where the requirement's words do not stand beside the plan, only copies of the law itself (the design measures) can be known.
ASKED_BESIDE = {"state-plan", "stt-pa", "cards", "lines"}


def kinds_of(layout):
    if layout == "marks": return list(MARKS)
    return [k for k in KINDS if not (layout in NO_PLAN_CELL and k in ("no-plan", "dotted-plan"))]


def groups_of(layout, turn, kinds):
    """The requirements in their groups, mutated, and those that stand elsewhere only."""
    D = Dossier(PACKS["P1"])
    have, gone, n = D.ids("plan."), [], 0
    parts = [("Phương án đáp ứng các yêu cầu về quản lý", [(t, [f"plan.mgmt.{k}" for k in ks]) for t, ks in MGMT]),
             ("Phương án đáp ứng các yêu cầu về kỹ thuật", [("Phương án thiết kế bảo đảm các yêu cầu", D.ids("plan.design."))] + [(t, D.ids(f"plan.tech.{k}.")) for t, k in TECH])]
    out = []
    for part, groups in parts:
        made = []
        for title, cids in groups:
            rows = []
            for cid in cids:
                item = D.item(cid) if cid in have else None
                if item is None: continue
                plan = item.pa or MAINTAIN[n % len(MAINTAIN)]
                row = Row(cid, item.title, asked(cid, item.title), item.ht, plan)
                n += 1
                kept = mutate(row, kinds[(n + turn) % len(kinds)], n, layout in ASKED_BESIDE or cid.startswith("plan.design."))
                if kept: rows.append(kept)
                else: gone.append(row)
            made.append((title, rows))
        out.append((part, made))
    return D, out, gone


def dossier(layout, turn):
    kinds = kinds_of(layout)
    D, parts, gone = groups_of(layout, turn, kinds)
    d = Doc("ho-so.docx", "level-dossier")
    d.c("HỒ SƠ ĐỀ XUẤT CẤP ĐỘ", bold=True, size=18)
    d.c(D.f["sys"].upper(), bold=True)
    d.toc(depth=4)
    d.page_break()
    for row in gone:
        if row.kind == "toc": d.extra_toc.append(("", 4, row.title))
    d.heading("CĂN CỨ PHÁP LÝ", 1)
    for row in gone:
        if row.kind == "law": d.p(D.law_quote(row.cid), first=1)
    d.heading("THUYẾT MINH PHƯƠNG ÁN BẢO ĐẢM AN TOÀN THÔNG TIN", 1)
    for part, groups in parts:
        d.heading(part, 2)
        LAYOUTS[layout](d, groups)
    rows = {r.cid: r.kind for _, groups in parts for _, rs in groups for r in rs}
    rows.update({r.cid: r.kind for r in gone})
    return d.save_bytes(), rows


def judge(layout, kind, check):
    """"" where it is right, else what is wrong."""
    result, reason = check["result"], check["reason"]
    if result == "not-applicable" and CHECKS[check["id"]].need == "conditional" and kind in ("drop", "toc", "law", "not-there", "deny"): return ""
    if layout == "marks": return "" if result != "pass" and reason in MARKS[kind] else "passes" if result == "pass" else "reason"
    if kind == "keep": return "" if result == "pass" else "false"
    if result == "pass": return "passes"
    if result in ("not-applicable", "partial") and kind != "partly": return "weak"
    return "" if reason in REASONS[kind] else "reason"


def run(args, folder, layout, turn):
    data, rows = dossier(layout, turn)
    case = os.path.join(folder, f"{layout}-{turn}")
    os.makedirs(case, exist_ok=True)
    with open(os.path.join(case, "ho-so.docx"), "wb") as f: f.write(data)
    p = subprocess.run([args.capdo, "check", case, "--as-of", "2026-11-22", "--json", "-", "--quiet"], capture_output=True, timeout=120 * PATIENCE)
    if p.returncode not in (0, 1): raise RuntimeError(f"{case}: exit {p.returncode} {p.stderr.decode('utf-8', 'replace')[:200]}")
    checks = {c["id"]: c for c in json.loads(p.stdout)["checks"]}
    return [(layout, kind, cid, judge(layout, kind, checks[cid]), checks[cid]) for cid, kind in rows.items()]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("capdo")
    ap.add_argument("--layouts", type=lambda s: s.split(","), default=list(LAYOUTS))
    ap.add_argument("--turns", type=int, default=0, help="only so many dossiers of each layout; 0: every requirement in every manner")
    ap.add_argument("--kinds", type=lambda s: s.split(","), default=[])
    ap.add_argument("--keep", default="")
    ap.add_argument("--verbose", action="store_true")
    ap.add_argument("--max-passes", type=int, default=0, help="mutated rows that may pass")
    ap.add_argument("--max-others", type=int, default=0, help="rows that may be wrong in another way")
    args = ap.parse_args()
    wrong, counts, bad = collections.Counter(), collections.Counter(), []
    with tempfile.TemporaryDirectory() as tmp, cf.ThreadPoolExecutor(2) as pool:
        cases = [(layout, turn) for layout in args.layouts for turn in list(range(len(kinds_of(layout))))[:args.turns or None]]
        for results in pool.map(lambda c: run(args, args.keep or tmp, *c), cases):
            for layout, kind, cid, fault, check in results:
                if args.kinds and kind not in args.kinds: continue
                counts[layout, kind] += 1
                if not fault: continue
                wrong[layout, kind, fault] += 1
                bad.append((layout, kind, fault, cid, check))
    passes = sum(n for (_, _, fault), n in wrong.items() if fault == "passes")
    others = sum(wrong.values()) - passes
    print(f"{sum(counts.values())} rows in {len(cases)} dossiers: {passes} mutated ones pass, {others} wrong in another way")
    for (layout, kind, fault), n in sorted(wrong.items()): print(f"  {layout} {kind}: {n} of {counts[layout, kind]} {fault}")
    if args.verbose:
        for layout, kind, fault, cid, c in bad:
            print(f"{layout} {kind} {fault} {cid}: {c['result']} {c['reason']} " + " | ".join(q["quote"][:90] for q in c["citations"][:2]))
    return 0 if passes <= args.max_passes and others <= args.max_others else 1


if __name__ == "__main__":
    sys.exit(main())
