"""What the held-out packs share: a document with headers, landscape sections and tracked changes, and a dossier with its own words
for what is empty, refused or only promised. The frame of elements (states, truth) is that of samples/build/elements.py."""
import io
import os
import re
import sys
import zipfile
from xml.sax.saxutils import escape

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.join(HERE, "..", "..", "..", "samples", "build")
if os.path.abspath(BUILD) not in map(os.path.abspath, sys.path): sys.path.insert(0, os.path.abspath(BUILD))
import elements                                                # noqa: E402
from docx_writer import CM, HEAD, W, Canvas, Doc                # noqa: E402
from elements import CHECKS, GONE                              # noqa: E402

MOTTO = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

HOLLOW = ["…", "-", "(trống)", "Nội dung:", "[…]", "xx/xx", "………", "", "(điền sau)", "/", "N/A", "…………………………./.", "[ghi rõ]", "……/……"]
DENY = ["Đến nay đơn vị chưa bố trí {t}.", "Nội dung này chưa được đề cập.", "Chưa phát sinh; đơn vị chưa xây dựng nội dung này.", "Không có.", "Cơ quan không thực hiện {t}.", "Qua rà soát, {t} còn bỏ trống.",
        "Chưa áp dụng.", "Đơn vị chưa có điều kiện thực hiện {t}.", "Hạng mục này không được trang bị.", "Tại thời điểm lập hồ sơ chưa có gì về nội dung này.", "Chưa.", "Không áp dụng biện pháp nào."]
PROMISE = ["Đang trong giai đoạn lập dự toán.", "Phấn đấu hoàn thành trước 31/12/2027.", "Kế hoạch 2027 sẽ mua sắm.", "(bổ sung sau)", "Đơn vị sẽ sớm thực hiện khi được giao kinh phí.", "Đang chờ thẩm định giá để đấu thầu, dự kiến quý II/2027.",
           "Nội dung này nằm trong dự án nâng cấp giai đoạn 2, chưa khởi công.", "Đã đưa vào danh mục nhiệm vụ năm 2027.", "Đang dự thảo, chưa trình ký.", "Trong thời gian tới đơn vị tiếp tục nghiên cứu, đề xuất {t}.", "Sắp tới sẽ có hướng dẫn riêng.", "Hẹn cập nhật ở phiên bản sau của hồ sơ."]
DENY_REG = ["Nội dung này chưa được đề cập tại văn bản này.", "Văn bản này không điều chỉnh {t}.", "(Không quy định)", "Đến nay chưa có quy định về {t}.", "Bỏ trống, chưa thống nhất giữa các đơn vị."]
PROMISE_REG = ["Sẽ có hướng dẫn riêng.", "Giao Phòng Kỹ thuật dự thảo, trình trong quý I/2027.", "(bổ sung sau)", "{T} được thực hiện theo văn bản sẽ ban hành sau.", "Phấn đấu hoàn thiện quy định này trước 31/12/2027."]


def dmy(d): return f"{d[2]:02d}/{d[1]}/{d[0]}"
def ngay(d): return f"ngày {d[2]:02d} tháng {d[1] if d[1] > 2 else '%02d' % d[1]} năm {d[0]}"
def low(t): return t[:1].lower() + t[1:]
def name(rep): return rep.split(" ", 1)[1]


class HDoc(Doc):
    """A document with running text in header and footer, sections in landscape, and tracked changes."""
    header_text = footer_text = ""
    wide = False

    def table(self, rows, widths=None, **k):
        if self.wide: k.setdefault("total_cm", 25)
        super().table(rows, widths, **k)

    def sect(self, landscape):
        t, b, l, r = (int(m * CM) for m in self.margins)
        size = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' if landscape else '<w:pgSz w:w="11906" w:h="16838"/>'
        return f'<w:sectPr><w:headerReference w:type="default" r:id="rHdr"/>{size}<w:pgMar w:top="{t}" w:right="{r}" w:bottom="{b}" w:left="{l}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'

    def end_section(self, landscape=False):
        self.blocks.append(f"<w:p><w:pPr>{self.sect(landscape)}</w:pPr></w:p>")

    def nested(self, *a, **k):
        """The XML of a table, to be put into a cell."""
        at = len(self.blocks)
        self.table(*a, **k)
        x = self.blocks[at]
        del self.blocks[at:]
        return x

    def tracked(self, author="Phòng Pháp chế", deleted=""):
        """The paragraph written last is shown as inserted, after a few deleted words."""
        x = self.blocks[-1]
        head, _, rest = x.partition("</w:pPr>")
        body = rest[:-len("</w:p>")]
        self.seq += 2
        mark = f'w:id="{9000 + self.seq}" w:author="{author}" w:date="2025-01-01T08:00:00Z"'
        cut = f'<w:del {mark}><w:r><w:delText xml:space="preserve">{escape(deleted)} </w:delText></w:r></w:del>' if deleted else ""
        self.blocks[-1] = f"{head}</w:pPr>{cut}<w:ins {mark}>{body}</w:ins></w:p>"

    def control(self, label):
        """The runs of the paragraph written last stand in a content control."""
        head, _, rest = self.blocks[-1].partition("</w:pPr>")
        body = rest[:-len("</w:p>")]
        self.seq += 1
        self.blocks[-1] = f'{head}</w:pPr><w:sdt><w:sdtPr><w:alias w:val="{escape(label)}"/><w:id w:val="{5000 + self.seq}"/><w:text/></w:sdtPr><w:sdtContent>{body}</w:sdtContent></w:sdt></w:p>'

    def bare_table(self, rows, widths):
        x = '<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>' % int(sum(widths) * CM) + "".join(f'<w:gridCol w:w="{int(w * CM)}"/>' for w in widths) + "</w:tblGrid>"
        for r in rows:
            x += "<w:tr>" + "".join(f'<w:tc><w:tcPr><w:tcW w:w="{int(w * CM)}" w:type="dxa"/></w:tcPr>' + ("".join(c) or "<w:p/>") + "</w:tc>" for c, w in zip(r, widths)) + "</w:tr>"
        self.blocks.append(x + "</w:tbl>")
        self.p("", before=0, after=0, size=6)

    def save_bytes(self):
        data = super().save_bytes()
        if not (self.header_text or self.footer_text): return data
        src, buf = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
        with zipfile.ZipFile(buf, "w", zipfile.ZIP_DEFLATED) as z:
            for info in src.infolist():
                x = src.read(info.filename)
                if info.filename == "word/header1.xml" and self.header_text: x = x.replace(b"<w:hdr ", b"<w:hdr ").replace(b"</w:hdr>", self.para_xml(self.header_text, align="right", italic=True, size=9).encode() + b"</w:hdr>")
                if info.filename == "[Content_Types].xml": x = x.replace(b"</Types>", b'<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>')
                if info.filename == "word/_rels/document.xml.rels": x = x.replace(b"</Relationships>", b'<Relationship Id="rFtr" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>')
                if info.filename == "word/document.xml": x = x.replace(b"<w:pgSz ", b'<w:footerReference w:type="default" r:id="rFtr"/><w:pgSz ')
                z.writestr(info, x)
            info = zipfile.ZipInfo("word/footer1.xml", (2026, 1, 1, 0, 0, 0))
            z.writestr(info, HEAD + f"<w:ftr {W}>{self.para_xml(self.footer_text, align='left', italic=True, size=9)}</w:ftr>")
        return buf.getvalue()


class HDossier(elements.Dossier):
    def item(self, cid, text=None):
        it = super().item(cid, text)
        if it is None or it.state not in ("hollow", "deny", "promise"): return it
        src = self.source(cid)
        reg = cid.startswith("regulation.")
        say = HOLLOW if it.state == "hollow" else (DENY_REG if reg else DENY) if it.state == "deny" else (PROMISE_REG if reg else PROMISE)
        t = low(CHECKS[cid].short if src.title.endswith("?") else self.fill(src.title))
        word = say[self.seed // 7 % len(say)].format(t=t, T=t[:1].upper() + t[1:])
        it.st = self.f.get("marks", {}).get(it.state, "")
        if src.lines:
            table = next((l for l in src.lines if l[0] == "t"), None)
            it.lines = [("t", [table[1][0]] + [[["…", "", "-"][self.seed % 3]] * len(table[1][0])] * 2)] if it.state == "hollow" and table and self.seed % 2 else [("p", word)]
        else: it.ht, it.pa = word, ""
        return it

    def decoy_title(self, cid):
        t = super().decoy_title(cid)
        return CHECKS[cid].short if t.endswith("?") and self.kind == "decoy-abbrev" else t

    def law_quote(self, cid):
        """How these offices retell the law without doing anything about it."""
        c, lv = CHECKS[cid], self.level
        t = low(c.short)
        way = self.seed // 3 % 3
        ann = f"Phụ lục {ROMAN[lv]} Thông tư số 12/2022/TT-BTTTT"
        if cid.startswith("plan.design."):
            t = low(elements.DESIGN_LAW.get(cid.split(".")[-1], c.short))
            return [f"Mục II {ann} yêu cầu hệ thống cấp độ {lv} phải: “{t}”.", f"Trích {ann}: “{t}”.", f"Theo {ann} thì hệ thống phải {t}."][way]
        if cid.startswith("architecture."): return f"Trích điểm a khoản 1 Mục II {ann}: “các vùng mạng tối thiểu bao gồm … {low(c.short)} …”."
        if cid.startswith(("plan.tech.", "plan.mgmt.")):
            at = f"mục {c.tcvn[lv]} của TCVN 11930:2017" if lv in c.tcvn else "khoản 3 Điều 9 Thông tư số 12/2022/TT-BTTTT"
            return [f"{ann} dẫn chiếu {at}, theo đó phải đáp ứng yêu cầu về {t}.", f"Trích {at}: “{c.short}”.", f"Theo quy định tại {at}, chủ quản và đơn vị vận hành phải có phương án về {t}."][way]
        if cid.startswith("regulation."): return [f"Khoản 7 Điều 9 Thông tư số 12/2022/TT-BTTTT yêu cầu quy chế phải có nội dung về {t}.", f"Trích khoản 3 Điều 9 Thông tư số 12/2022/TT-BTTTT: “… {c.short} …”."][way % 2]
        if cid.startswith("inspection."): return f"Trích Điều 12 Thông tư số 12/2022/TT-BTTTT về nội dung kiểm tra, đánh giá: “… {t} …”."
        return f"Trích Điều 8 Thông tư số 12/2022/TT-BTTTT về thành phần thuyết minh: “… {t} …”."

    def say(self, cid, keep, other="", **by):
        """The words of an element of one sentence: kept, in other words, empty, or as `by` tells for its state. None: it is not there."""
        st = self.state(cid)
        if st == "keep": return keep
        if st == "paraphrase": return other or keep
        if st in by: return by[st]
        if st == "hollow": return "…………"
        return None


def rows_of(D, cids):
    """The items of these requirements that have a body, with the faults of the cross-checks in them."""
    out = [(c, D.item(c)) for c in cids if D.source(c) is not None]
    for c, i in out:
        if i is None: continue
        if D.state("cross.status") == "met-but-promised" and c == "plan.tech.net.logging":
            i.ht, i.pa, i.st = "Thiết bị mạng hiện chưa gửi nhật ký về nơi lưu trữ nào; dự kiến mua máy chủ nhật ký trong năm 2027.", "", D.f.get("marks", {}).get("keep", "Đạt")
            if D.f.get("met_lead"): i.ht = D.f["met_lead"] + i.ht
        if D.state("cross.contradiction") == "contradict" and c == "plan.design.zone-access":
            i.ht, i.pa = "Đến nay hệ thống không lắp đặt tường lửa nào; các phân đoạn được ngăn cách bằng danh sách truy cập trên thiết bị chuyển mạch.", ""
            if D.f.get("met_lead"): i.ht = D.f["met_lead"] + i.ht
    return [(c, i) for c, i in out if i is not None]


def decoy(D, d, cids, near=""):
    """Puts the decoy of the mutated element: returns (row of the abbreviations, quotation, a table of contents is needed)."""
    kind, title, quote = D.decoys(cids)
    if kind == "decoy-toc": d.extra_toc.append((near, 2, title))
    short = "".join(w[0] for w in re.sub(r"[(),/“”]", " ", title).split() if w[0].isalpha()).upper()[:6]
    return ([short, title] if kind == "decoy-abbrev" else None), (quote if kind == "decoy-law" else None), kind == "decoy-toc"


MGMT = [["policy", "policy-issue", "policy-review"], ["security-unit", "authority-contact"], ["recruitment", "employment", "termination"], ["secure-design", "outsourced-software", "testing-acceptance"],
        ["network-ops", "server-app-ops", "data-ops", "endpoint-ops", "malware-ops", "monitoring-ops", "vulnerability-ops", "incident-ops", "end-user-ops"], ["risk"], ["disposal"]]
TECH = ["net", "srv", "app", "data"]
INSP = ["scope", "method", "legal-compliance", "effectiveness", "technical", "results", "remediation-plan", "remediation-result"]


def mgmt(D, prefix="plan.mgmt."):
    have = set(D.ids(prefix))
    return [[prefix + k for k in g if prefix + k in have] for g in MGMT]


def tech(D): return [D.ids(f"plan.tech.{k}.") for k in TECH]
def zone_ids(D): return [c for c in D.ids("architecture.zone.") if D.source(c) is not None]


def put_lines(D, d, it, pic, bullet="", first=1.0, **k):
    """The lines of an item: paragraphs, tables, pictures; then its HT and PA."""
    for line in it.lines:
        if line[0] == "p": d.p((bullet if len(it.lines) > 1 and it.state in ("keep", "paraphrase") else "") + line[1], first=first, **k)
        elif line[0] == "t": d.table(line[1], widths=[max(3, min(24, max(len(r[i]) for r in line[1]))) for i in range(len(line[1][0]))], header=1)
        else:
            d.image(pic[line[1]], 15.0)
            d.c(line[2], italic=True, size=12)
    for t in (it.ht, it.pa):
        if t: d.p(t, first=first, **k)


def devices(D):
    return [r[:4] for r in D.f["devices"] if not (r[4] and D.gap(r[4]))]


def ip_rows(D):
    out = []
    for k, row in D.f["zones"].items():
        cid = "architecture.zone." + k
        if D.gap(cid) or cid not in D.ids("architecture.") or D.source(cid) is None: continue
        out.append([D.fill(D.source(cid, D.state(cid) == "paraphrase").title), *row])
    return out


def listing(D, d, cid, head, rows, widths, title, other, put_title, sentence):
    """A list as a table; in other words as sentences; or empty, or promised."""
    st = D.state(cid)
    if st in GONE: return
    put_title(other if st == "paraphrase" else title)
    if st == "hollow": d.table([head] + [[["…", "", "-"][D.seed % 3]] * len(head)] * 3, widths=widths, header=1)
    elif st == "promise": d.p(PROMISE[D.seed // 7 % len(PROMISE)].format(t=low(title)), first=1)
    elif st == "paraphrase":
        for r in rows: d.p(sentence(r), first=1)
    else: d.table([head] + rows, widths=widths, header=1)


def net_png(rows, links, w=900, h=480):
    """A plain drawing: rows of boxes, neighbours in succeeding rows joined."""
    c = Canvas(w, h)
    step = h // len(rows)
    at = {}
    for y, row in enumerate(rows):
        bw = min(190, (w - 30) // len(row) - 14)
        for x, label in enumerate(row): at[label] = (15 + x * ((w - 30) // len(row)) + ((w - 30) // len(row) - bw) // 2, 14 + y * step, bw)
    for a, b in links: c.line(at[a][0] + at[a][2] // 2, at[a][1] + 40, at[b][0] + at[b][2] // 2, at[b][1])
    for label, (x, y, bw) in at.items(): c.box(x, y, bw, 44, label, [(236, 240, 232), (250, 238, 226), (228, 236, 246)][len(label) % 3], (70, 70, 70), 2 if len(label) * 12 < bw else 1)
    return c.png()
