"""Elements: every check id that a dossier can satisfy is a piece of content with a state.

State of an element (one mutation at a time, all the others are kept):
  keep · drop · hollow · deny · promise · decoy-toc · decoy-abbrev · decoy-law · paraphrase, and the special kinds of SPECIAL.
The packs (packs/*.txt, packs/facts.py) give the words, forms.py the layouts.
"""
import os
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
COMMON = ["drop", "hollow", "deny", "promise", "decoy-toc", "decoy-abbrev", "decoy-law", "paraphrase"]
GONE = ("drop", "decoy-toc", "decoy-abbrev", "decoy-law")      # no body is left in the document


class Check:
    def __init__(self, cid, title, levels, need, tcvn):
        self.id, self.title, self.levels, self.need, self.tcvn = cid, title, levels, need, tcvn
        self.short = title.split(": ", 1)[1] if ": " in title and not cid.startswith(("decision", "inspection", "dossier.l")) else title


def load_checks():
    out = {}
    for line in open(os.path.join(HERE, "checks.tsv"), encoding="utf-8"):
        if line.startswith("#"): continue
        cid, title, levels, need, tcvn = line.rstrip("\n").split("\t")
        out[cid] = Check(cid, title, [int(c) for c in levels], need, {int(k): v for k, v in (x.split("=") for x in tcvn.split())})
    return out


CHECKS = load_checks()


class Item:
    """One element as written: a title and either HT/PA (present state, plan), or lines (paragraphs, table rows, a picture)."""
    def __init__(self, title=""):
        self.title, self.ht, self.pa, self.st, self.lines, self.state = title, "", "", "", [], "keep"

    def copy(self):
        n = Item(self.title)
        n.ht, n.pa, n.st, n.lines, n.state = self.ht, self.pa, self.st, list(self.lines), self.state
        return n


def load_text(name):
    items, cur = {}, None
    for line in open(os.path.join(HERE, "packs", name), encoding="utf-8"):
        line = line.rstrip("\n")
        if not line.strip() or line.startswith("#"): continue
        if line.startswith("@"):
            cid, _, title = line[1:].partition(" ")
            cur = items[cid] = Item(title)
        elif line.startswith(("HT ", "PA ", "ST ")): setattr(cur, line[:2].lower(), line[3:])
        elif line.startswith("- "): cur.lines.append(("p", line[2:]))
        elif line.startswith("| "):
            row = [c.strip() for c in line[2:].split(" | ")]
            if cur.lines and cur.lines[-1][0] == "t": cur.lines[-1][1].append(row)
            else: cur.lines.append(("t", [row]))
        elif line.startswith("IMG "):
            _, which, caption = line.split(" ", 2)
            cur.lines.append(("img", which, caption))
        else: raise ValueError(f"{name}: {line[:60]}")
    return items


_TEXTS = {}


def texts(name):
    if name not in _TEXTS: _TEXTS[name] = load_text(name)
    return _TEXTS[name]


DENY = ["Hiện chưa có {t}.", "Hiện tại đơn vị chưa ban hành, chưa triển khai nội dung này.", "Chưa có.", "Không có.", "Chưa đáp ứng. Đơn vị chưa thực hiện {t}.",
        "Chưa xây dựng {t}; chưa bố trí được kinh phí và nhân lực."]
PROMISE = ["Đang xây dựng, dự kiến hoàn thành trong quý IV/2026.", "Sẽ bổ sung trong thời gian tới.", "Đang cập nhật.", "Nội dung {t} sẽ được nghiên cứu, triển khai trong giai đoạn 2027 - 2028.",
           "Dự kiến đưa vào kế hoạch năm 2027 sau khi được cấp kinh phí.", "Đơn vị đang trình cấp có thẩm quyền phê duyệt; sẽ hoàn thiện và gửi bổ sung sau."]
HOLLOW = ["……………………", "…", "", "-", "(Nội dung)", "........................................"]
DENY_REG = ["Nội dung {t} chưa được quy định tại Quy chế này.", "Hiện chưa có quy định về nội dung này.", "Không quy định."]
PROMISE_REG = ["Nội dung {t} sẽ được quy định, hướng dẫn tại văn bản khác trong thời gian tới.", "Đang xây dựng, sẽ bổ sung khi sửa đổi Quy chế.", "Giao đơn vị liên quan nghiên cứu, đề xuất quy định cụ thể trong năm 2027."]

DESIGN_LAW = {
    "remote-access": "Có phương án quản lý truy cập, quản trị hệ thống từ xa an toàn sử dụng mạng riêng ảo hoặc phương án tương đương",
    "zone-access": "Có phương án quản lý truy cập giữa các vùng mạng và phòng chống xâm nhập sử dụng sản phẩm Tường lửa có tích hợp chức năng phòng, chống xâm nhập hoặc sản phẩm Phòng, chống xâm nhập lớp mạng",
    "redundancy": "Có phương án cân bằng tải, dự phòng nóng cho các thiết bị mạng chính",
    "database": "Có phương án bảo đảm an toàn cho máy chủ cơ sở dữ liệu",
    "network-malware": "Có phương án chặn lọc phần mềm độc hại trên môi trường mạng",
    "ddos": "Có phương án phòng chống tấn công từ chối dịch vụ",
    "waf": "Có phương án phòng chống tấn công mạng cho ứng dụng web",
    "email": "Có phương án bảo đảm an toàn thông tin cho hệ thống thư điện tử",
    "nac": "Có phương án quản lý truy cập lớp mạng",
    "monitoring": "Có phương án giám sát hệ thống thông tin tập trung",
    "siem": "Có phương án giám sát an toàn hệ thống thông tin tập trung sử dụng sản phẩm Quản lý và phân tích sự kiện an toàn thông tin hoặc sản phẩm tương đương",
    "backup": "Có phương án quản lý sao lưu dự phòng tập trung sử dụng hệ thống lưu trữ tập trung và sản phẩm quản lý lưu trữ tập trung",
    "endpoint": "Có phương án quản lý phần mềm phòng chống mã độc trên máy chủ/máy tính người dùng, có chức năng quản lý tập trung",
    "dlp": "Có phương án phòng, chống thất thoát dữ liệu",
    "internet": "Có phương án dự phòng kết nối mạng Internet cho các máy chủ dịch vụ",
    "wireless": "Có phương án bảo đảm an toàn cho mạng không dây (nếu có)",
    "pam": "Có phương án quản lý tài khoản đặc quyền",
}
ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]

# an element that another requirement's own text still speaks about: a miss here is reported apart
GREY = {"plan.design.network-malware", "plan.tech.net.malware", "plan.design.backup", "plan.tech.data.backup", "plan.design.monitoring", "plan.design.siem",
        "plan.design.zone-access", "plan.tech.net.intrusion", "plan.design.endpoint", "plan.tech.srv.malware", "plan.design.remote-access", "plan.tech.net.external-access",
        "plan.tech.srv.authentication", "plan.tech.app.authentication", "inspection.technical", "implementation.complete", "plan.design.database", "plan.design.email",
        "plan.mgmt.malware-ops", "plan.mgmt.monitoring-ops", "plan.mgmt.data-ops"}

# which kinds make sense for which check
FORM_DROP = ["drop"]
SPECIAL = {
    "decision.exists": ["drop", "empty-form", "draft"], "regulation.exists": ["drop"], "appraisal.exists": ["drop"], "submission.exists": ["drop"],
    "dossier.exists": ["drop"], "inspection.exists": ["drop"],
    "decision.issuer": ["drop"], "decision.motto": ["drop"], "decision.number": ["drop", "hollow"], "decision.place-date": ["drop", "hollow"], "decision.title": ["drop"],
    "decision.authority": ["drop"], "decision.basis-law": ["drop", "paraphrase"], "decision.basis-guidance": ["drop", "no-tt12", "paraphrase"], "decision.proposal": ["drop", "paraphrase"],
    "decision.a1.system": ["drop", "hollow", "paraphrase"], "decision.a1.operator": ["drop", "hollow", "paraphrase"], "decision.a1.address": ["drop", "hollow", "paraphrase"],
    "decision.a1.level": ["drop", "hollow", "paraphrase"], "decision.a1.plan-design": ["drop", "promise", "paraphrase"], "decision.a1.plan-operation": ["drop", "promise", "paraphrase"],
    "decision.a2.operator-duty": ["drop", "paraphrase"], "decision.a3.execution": ["drop", "paraphrase"], "decision.a3.supervision": ["drop", "paraphrase"],
    "decision.recipients": ["drop", "hollow"], "decision.signature": ["drop"],
    "regulation.promulgated": ["drop", "hollow"], "regulation.before-approval": ["late"], "regulation.scope": ["drop", "hollow", "paraphrase"],
    "appraisal.conclusion": ["drop", "hollow", "negative", "paraphrase"], "appraisal.independent": ["same-unit"],
    "implementation.complete": ["drop", "promise", "deny", "paraphrase"],
    "dossier.owner": ["drop", "hollow", "promise", "some-fields", "paraphrase"], "dossier.operator": ["drop", "hollow", "promise", "some-fields", "paraphrase"],
    "dossier.level-min": [],
    "inspection.periodic": ["outdated"], "inspection.before-operation": ["drop"], "inspection.assessor": ["drop", "self"], "inspection.formalities": ["drop"],
    "cross.system-name": ["mismatch"], "cross.level": ["mismatch"], "cross.operator": ["mismatch"], "cross.date-order": ["late"], "cross.signer": ["wrong-signer"],
    "cross.law-in-force": ["expired-law"], "cross.contradiction": ["contradict"], "cross.status": ["met-but-promised"], "cross.foreign-agency": ["copied"],
    "cross.placeholder": ["left-over"], "cross.totals": ["wrong-sum"],
}

AFFECTS = {
    "decision.exists": ["decision.*", "regulation.before-approval", "dossier.level-min", "cross.*"],
    "decision.a1.level": ["dossier.level-min", "cross.level"], "decision.a1.system": ["cross.system-name", "regulation.scope"], "decision.a1.operator": ["cross.operator"],
    "decision.place-date": ["decision.exists", "decision.basis-guidance", "regulation.before-approval", "cross.date-order", "cross.law-in-force"],
    "decision.title": ["decision.exists"], "decision.number": ["decision.exists"], "decision.signature": ["decision.exists", "cross.signer"], "decision.issuer": ["decision.exists", "cross.signer"],
    "decision.authority": ["cross.signer"],
    "decision.basis-guidance": ["cross.law-in-force"], "decision.basis-law": ["cross.law-in-force"],
    "regulation.exists": ["regulation.*", "cross.*"], "regulation.promulgated": ["regulation.before-approval", "cross.date-order"],
    "regulation.before-approval": ["cross.date-order"], "regulation.scope": ["cross.system-name"],
    "appraisal.exists": ["appraisal.*", "cross.date-order"], "appraisal.independent": ["cross.operator"],
    "appraisal.conclusion": ["cross.level"],
    "dossier.exists": ["dossier.*", "architecture.*", "plan.*", "cross.*"], "dossier.owner": ["cross.system-name"], "dossier.operator": ["cross.operator"],
    "dossier.level-list": ["cross.level"], "dossier.level-rationale": ["cross.level"],
    "inspection.exists": ["inspection.*", "cross.*"], "inspection.periodic": ["cross.date-order", "inspection.before-operation"],
    "inspection.formalities": ["inspection.periodic", "inspection.exists", "inspection.before-operation", "cross.date-order"], "inspection.technical": ["inspection.results"],
    "inspection.assessor": ["inspection.formalities", "inspection.exists"],
    "inspection.before-operation": ["cross.date-order"],
    "inspection.results": ["inspection.remediation-plan", "inspection.remediation-result"], "inspection.remediation-plan": ["inspection.remediation-result"],
    "implementation.complete": ["cross.date-order", "cross.status", "inspection.before-operation"],
    "cross.system-name": ["decision.a1.system", "regulation.scope"], "cross.level": ["dossier.level-rationale", "dossier.level-list", "dossier.level-min"],
    "cross.operator": ["decision.a1.operator"], "cross.date-order": ["regulation.before-approval"], "cross.signer": ["decision.signature", "decision.authority"],
    "cross.law-in-force": ["decision.basis-guidance"], "cross.contradiction": ["plan.design.zone-access", "cross.status"], "cross.status": ["cross.contradiction", "plan.tech.net.logging"],
    "cross.foreign-agency": ["cross.system-name", "dossier.scope"], "cross.placeholder": ["dossier.services", "cross.foreign-agency"], "cross.totals": ["inspection.results", "cross.contradiction"],
    "architecture.zone.*": ["dossier.ip-plan"],
}


def kinds_for(cid):
    if cid in SPECIAL: return SPECIAL[cid]
    if cid in ("dossier.devices", "dossier.services", "dossier.ip-plan", "dossier.level-list"): return [k for k in COMMON if k != "deny"]
    return COMMON


def match(pattern, cid):
    return cid == pattern or (pattern.endswith("*") and cid.startswith(pattern[:-1]))


class Dossier:
    """One dossier being built: a pack, its facts and at most one mutation."""
    def __init__(self, facts, check=None, kind=None):
        self.f, self.check, self.kind = dict(facts), check, kind
        self.level = facts["level"]
        self.seed = zlib.crc32(f"{facts['id']}:{check}:{kind}".encode())

    def ids(self, prefix):
        return [c for c in CHECKS if c.startswith(prefix) and self.level in CHECKS[c].levels]

    def all_ids(self):
        return self.ids("")

    def state(self, cid):
        if cid in self.f.get("drop", ()): return "drop"
        return self.kind if cid == self.check else "keep"

    def gap(self, cid):
        return self.state(cid) not in ("keep", "paraphrase")

    def gone(self, cid):
        return self.state(cid) in GONE

    def pick(self, options):
        return options[self.seed % len(options)]

    def fill(self, text):
        return text.format_map(self.f) if "{" in text else text

    def source(self, cid, other=False):
        """The words of an element: the pack's own, or those of the pack that lends its words to a paraphrase."""
        order = [self.f["alt"], *self.f["texts"]] if other else [*self.f["texts"], self.f["alt"]]
        if self.f.get("mix"):                    # a pack made of the words of several others, element by element
            k = zlib.crc32(cid.encode()) % len(self.f["mix"])
            mixed = self.f["mix"][k:] + self.f["mix"][:k]
            if cid.startswith(("inspection.", "dossier.", "architecture.", "implementation.")): mixed = [self.f["fixed"]] + mixed
            own = self.f["texts"][0]
            order = [own] + mixed
            if other:                            # not the words this pack uses now
                used = next((n for n in order if cid in texts(n)), None)
                order = [n for n in [self.f["alt"], *mixed, own] if n != used] + [own]
        for name in order:
            it = texts(name).get(cid)
            if it is not None: return it
        return None

    def item(self, cid, text=None):
        st = self.state(cid)
        if st in GONE: return None
        src = texts(text).get(cid) if text else self.source(cid, st == "paraphrase")
        if src is None: return None
        it = src.copy()
        it.state = st
        if st in ("hollow", "deny", "promise"):
            reg = cid.startswith("regulation.")
            t = it.title[:1].lower() + it.title[1:]
            table = next((l for l in it.lines if l[0] == "t"), None)
            say = HOLLOW if st == "hollow" else (DENY_REG if reg else DENY) if st == "deny" else (PROMISE_REG if reg else PROMISE)
            word = self.pick(say).format(t=t)
            it.st = {"hollow": "", "deny": "Chưa đáp ứng", "promise": "Đang thực hiện"}[st]
            if it.lines: it.lines = [("p", word)]
            else: it.ht, it.pa = word, (word if st == "hollow" else "") if it.pa else ""
            if st == "hollow" and table and self.seed % 2: it.lines = [("t", [table[1][0]] + [["…"] * len(table[1][0])] * 2)]
        it.title, it.ht, it.pa, it.st = (self.fill(x) for x in (it.title, it.ht, it.pa, it.st))
        it.lines = [(l[0], self.fill(l[1])) if l[0] == "p" else (l[0], [[self.fill(c) for c in r] for r in l[1]]) if l[0] == "t" else (l[0], l[1], self.fill(l[2])) for l in it.lines]
        return it

    # ---- decoys -----------------------------------------------------------------------------------------------
    def decoy_title(self, cid):
        src = self.source(cid)
        return self.fill(src.title) if src is not None else CHECKS[cid].short

    def law_quote(self, cid):
        c, lv = CHECKS[cid], self.level
        t = c.short
        if cid.startswith("plan.design."):
            return f"Theo điểm b khoản 1 Mục II Phụ lục {ROMAN[lv]} Thông tư số 12/2022/TT-BTTTT quy định: “{DESIGN_LAW.get(cid.split('.')[-1], t)}”."
        if cid.startswith("architecture."):
            return f"Theo điểm a khoản 1 Mục II Phụ lục {ROMAN[lv]} Thông tư số 12/2022/TT-BTTTT quy định: “Thiết kế các vùng mạng trong hệ thống theo chức năng, các vùng mạng tối thiểu bao gồm: … {t}”."
        if cid.startswith("plan.tech."):
            return f"Theo Phụ lục {ROMAN[lv]} Thông tư số 12/2022/TT-BTTTT quy định yêu cầu về kỹ thuật: “{t} (Mục {c.tcvn.get(lv, '')} TCVN 11930:2017)”."
        if cid.startswith("plan.mgmt."):
            at = f"Mục {c.tcvn[lv]} TCVN 11930:2017" if lv in c.tcvn else "khoản 3 Điều 9"
            return f"Theo Phụ lục {ROMAN[lv]} Thông tư số 12/2022/TT-BTTTT quy định yêu cầu cơ bản về quản lý: “{t} ({at})”."
        if cid.startswith("regulation."):
            return f"Theo khoản 7 Điều 9 Thông tư số 12/2022/TT-BTTTT, Quy chế phải “đáp ứng các yêu cầu an toàn về quản lý theo cấp độ”, trong đó có yêu cầu “{t}”."
        if cid.startswith("inspection."):
            return f"Theo Điều 11, Điều 12 Thông tư số 12/2022/TT-BTTTT, nội dung kiểm tra, đánh giá phải có: “{t}”."
        return f"Theo Điều 8 Thông tư số 12/2022/TT-BTTTT, hồ sơ phải có nội dung: “{t}”."

    def decoys(self, cids):
        """(kind, title, quotation) when the mutated element is one of cids and its kind is a decoy."""
        if self.check in cids and self.kind and self.kind.startswith("decoy-"):
            return self.kind, self.decoy_title(self.check), self.law_quote(self.check)
        return None, "", ""

    # ---- truth ------------------------------------------------------------------------------------------------
    def expect(self):
        ids = self.all_ids()
        e = {c: "pass" for c in ids}
        e.update({c: v for c, v in {"decision.signature": "any", **self.f.get("expect", {})}.items() if c in e})
        if not self.check: return e
        good = self.kind == "paraphrase"
        if good: e.update({c: "any" for c in ids if c.startswith("cross.") and e[c] == "pass"})      # borrowed words may not fit the other facts
        for pat, others in AFFECTS.items():
            if match(pat, self.check) and not good:
                for c in ids:
                    if any(match(o, c) for o in others) and e[c] == "pass": e[c] = "any"
        if not good and not self.check.startswith("cross."):
            # an empty place, a refusal or a promise is rightly also a cross finding
            if self.kind in ("hollow", "deny", "promise", "negative", "draft", "empty-form", "outdated", "self", "same-unit", "no-tt12", "some-fields") or self.kind.startswith("decoy"):
                e.update({c: "any" for c in ids if c in ("cross.placeholder", "cross.status", "cross.contradiction", "cross.foreign-agency", "cross.operator", "cross.totals")})
        if not good: e[self.check] = "gap"
        if CHECKS[self.check].need == "conditional" and self.kind in (*GONE, "deny"): e[self.check] = "any"      # then it may not apply at all
        return e
