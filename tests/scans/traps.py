"""Files whose pages are easily trusted or distrusted wrongly, and what must be said of each page.

Every trap is made of a page of a sample dossier. An expectation says of one page
  read_by   "text" or "ocr": where the words must come from; None: either
  trust     True: its words are what the page shows, and the program must say so (quality good)
            False: they are not, or nobody can know; quality must not be good
            None: either
  says      words that must be read, marks and case ignored
  not_says  words that must not be read as the page's own (they stand in a layer, not in the picture)
`ocr` tells that the expectation needs recognition.
"""
import collections

Page = collections.namedtuple("Page", "read_by trust says not_says", defaults=(None, None, (), ()))
Trap = collections.namedtuple("Trap", "name source arguments pages ocr", defaults=(True,))

DECISION = "02-day-du-bo/QD 1127 phe duyet cap do.pdf"
TABLES = "02-day-du-bo/Thuyet minh HSDXCD.pdf"
BODY = ("Phê duyệt cấp độ an toàn hệ thống thông tin", "Đơn vị vận hành: Trung tâm Hạ tầng số")
TRUE_NUMBER, FALSE_NUMBER = "1127/QĐ-BTVB", "2238/QĐ-BTVB"
SCAN = Page("ocr", True, BODY)
UNREAD = Page(None, False)
ONE = ["--pages", "1"]
JPEG = ["--dpi", "200", "--jpeg", "60"]

TRAPS = [
    # What must be trusted.
    Trap("text", DECISION, None, [Page("text", True, BODY + (TRUE_NUMBER,)), Page("text", True)], False),
    Trap("text-over-paper", DECISION, ONE + JPEG + ["--blank-paper", "--noise", "3", "--good-ocr-layer", "--layer-visible"],
         [Page("text", True, BODY)], False),
    Trap("scan", DECISION, ONE + JPEG, [SCAN]),
    Trap("scan-fax", DECISION, ONE + ["--preset", "fax"], [SCAN]),
    Trap("scan-seal", DECISION, ONE + ["--preset", "seal"], [SCAN]),
    Trap("scan-skew", DECISION, ONE + ["--preset", "skew2"], [SCAN]),
    Trap("scan-sideways", DECISION, ONE + JPEG + ["--rotate", "90"], [SCAN]),
    Trap("scan-sideways-back", DECISION, ONE + JPEG + ["--rotate", "270"], [SCAN]),
    Trap("scan-upside-down", DECISION, ONE + JPEG + ["--rotate", "180"], [SCAN]),
    Trap("scan-turned-by-flag", DECISION, ONE + JPEG + ["--rotate", "90", "--rotate-flag"], [SCAN]),
    Trap("stamp-on-page", DECISION, ONE + ["--preset", "fax", "--stamp-text", "page"],
         [SCAN._replace(says=BODY + ("Người ký: Sở Khoa học và Công nghệ",))]),
    Trap("stamp-in-field", DECISION, ONE + ["--preset", "fax", "--stamp-text", "field"], [SCAN]),
    Trap("layer-good", DECISION, ONE + JPEG + ["--good-ocr-layer"], [Page(None, True, BODY)]),
    Trap("layer-bad", DECISION, ONE + JPEG + ["--bad-ocr-layer"], [SCAN._replace(not_says=("CQNG",))]),
    Trap("glyphs-as-shapes", DECISION, ONE + ["--vector-glyphs"], [SCAN]),
    Trap("mixed-first", DECISION, ONE + JPEG + ["--mixed"], [SCAN, Page("text", True)]),
    Trap("mixed-last", DECISION, ["--pages", "2"] + JPEG + ["--mixed"], [Page("text", True, BODY), Page("ocr", True)]),
    Trap("table", TABLES, ["--pages", "3"] + JPEG, [Page("ocr", True)]),
    # Layers that say what the picture does not show.
    Trap("layer-lies-numbers", DECISION, ONE + JPEG + ["--lying-ocr-layer"],
         [Page("ocr", None, BODY, (FALSE_NUMBER, "20 tháng 5 năm 3135"))]),
    Trap("layer-under-picture", DECISION, ONE + JPEG + ["--lying-ocr-layer", "--layer-under"],
         [Page("ocr", None, BODY, (FALSE_NUMBER, "20 tháng 5 năm 3135"))]),
    Trap("layer-over-nothing", DECISION, ONE + JPEG + ["--blank-paper", "--good-ocr-layer"],
         [Page(None, None, (), BODY)]),
    Trap("layer-of-another-page", DECISION, ONE + JPEG + ["--layer-text", "LIE"],
         [Page("ocr", None, BODY, ("Cấp độ 5", "đã được nghiệm thu"))]),
    # What cannot be read and must not be trusted.
    Trap("too-coarse", DECISION, ONE + ["--dpi", "45", "--jpeg", "40"], [UNREAD]),
    Trap("coarse-but-like-language", DECISION, ONE + ["--dpi", "60", "--jpeg", "75"], [UNREAD]),
    Trap("noise-drowns", DECISION, ONE + ["--dpi", "100", "--noise", "110", "--salt", "0.25", "--jpeg", "30"], [UNREAD]),
    Trap("blurred", DECISION, ONE + ["--dpi", "150", "--blur", "6", "--jpeg", "50"], [UNREAD]),
    Trap("blank", DECISION, ONE + JPEG + ["--blank-paper", "--noise", "3"], [Page(None, None, (), BODY)]),
]

LIE = "QUYẾT ĐỊNH phê duyệt\nHệ thống thông tin được phê duyệt Cấp độ 5\nHệ thống đã được nghiệm thu đầy đủ theo quy định\n" * 6
