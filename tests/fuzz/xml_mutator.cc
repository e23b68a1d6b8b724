// Mutations that keep XML whole most of the time: elements are taken out, doubled, moved, set around others, and
// attribute values replaced. Half of the time libFuzzer's own mutations work on the bytes, so that broken XML is made
// too. Only in the fuzzer; a replay needs no mutations.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

using Random = std::minstd_rand;

struct Range {
  std::size_t begin = 0, end = 0;
};

std::size_t Below(Random& random, std::size_t bound) { return bound == 0 ? 0 : random() % bound; }

std::string_view NameAt(std::string_view xml, std::size_t at) {
  const std::size_t end = xml.find_first_of(" \t\r\n/>", at);
  return xml.substr(at, end == std::string_view::npos ? end : end - at);
}

// One element from '<' to the end of its end tag, begun at a random place.
Range PickElement(std::string_view xml, Random& random) {
  std::vector<std::size_t> starts;
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
    if (at + 1 < xml.size() && std::strchr("/!?", xml[at + 1]) == nullptr) starts.push_back(at);
  }
  if (starts.empty()) return {};
  const std::size_t begin = starts[Below(random, starts.size())];
  const std::string_view name = NameAt(xml, begin + 1);
  int depth = 0;
  for (std::size_t at = begin; at != std::string_view::npos; at = xml.find('<', at + 1)) {
    const std::size_t close = xml.find('>', at);
    if (close == std::string_view::npos) return {begin, xml.size()};
    const bool end_tag = xml.compare(at, 2, "</") == 0;
    if (NameAt(xml, at + (end_tag ? 2 : 1)) != name) continue;
    if (end_tag) {
      --depth;
    } else if (xml[close - 1] != '/') {
      ++depth;
    }
    if (depth <= 0) return {begin, close + 1};
  }
  return {begin, xml.size()};
}

// Between two tags, outside of them.
std::size_t PickPlace(std::string_view xml, Random& random) {
  const std::size_t at = xml.find(Below(random, 2) == 0 ? '<' : '>', Below(random, xml.size() + 1));
  if (at == std::string_view::npos) return xml.size();
  return xml[at] == '>' ? at + 1 : at;
}

constexpr const char* kValues[] = {
    "0", "1", "-1", "2", "9", "10", "255", "256", "32767", "-32768", "65535", "2147483647", "-2147483648", "4294967296",
    "9223372036854775807", "1e308", "1.5", "", " ", "true", "false", "on", "off", "none", "nil", "auto", "continue",
    "restart", "begin", "separate", "end", "both", "center", "page", "column", "nextPage", "continuous", "even",
    "decimal", "lowerLetter", "upperRoman", "bullet", "ordinal", "aiueo", "chineseCounting", "%1.%2.%3", "%9", "%%", "TOC1",
    "Heading1", "a", "b", "rIdheader", "rIdfooter", "\xE1\xBA\xA5\xCC\x80", "FFFFFF", "white", "#000000", "100pt", "1in",
    "clear", "000000",
};

constexpr const char* kPieces[] = {
    "<w:p/>", "<w:p><w:r><w:t>a</w:t></w:r></w:p>", "<w:r><w:t xml:space=\"preserve\"> b </w:t></w:r>",
    "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", "<w:tr><w:tc><w:p/></w:tc></w:tr>", "<w:tc><w:p/></w:tc>",
    "<w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr>", "<w:tcPr><w:vMerge/></w:tcPr>",
    "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>", "<w:tcPr><w:hMerge/></w:tcPr>",
    "<w:trPr><w:gridBefore w:val=\"2\"/><w:gridAfter w:val=\"1\"/></w:trPr>", "<w:trPr><w:tblHeader/></w:trPr>",
    "<w:trPr><w:del/></w:trPr>", "<w:trPr><w:hidden/></w:trPr>", "<w:br/>", "<w:br w:type=\"page\"/>",
    "<w:lastRenderedPageBreak/>", "<w:tab/>", "<w:cr/>", "<w:noBreakHyphen/>", "<w:softHyphen/>",
    "<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>", "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"separate\"/>", "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:instrText> TOC \\o \"1-3\" </w:instrText>", "<w:instrText> PAGE </w:instrText>",
    "<w:fldSimple w:instr=\" TOC \"><w:r><w:t>x</w:t></w:r></w:fldSimple>",
    "<w:ffData><w:checkBox><w:default w:val=\"1\"/></w:checkBox></w:ffData>",
    "<w:pPr><w:pStyle w:val=\"a\"/></w:pPr>", "<w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
    "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>", "<w:pPr><w:jc w:val=\"center\"/><w:ind w:left=\"720\" w:hanging=\"360\"/></w:pPr>",
    "<w:pPr><w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr></w:pPr>", "<w:pPr><w:pageBreakBefore/></w:pPr>",
    "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdheader\"/></w:sectPr>",
    "<w:rPr><w:vanish/></w:rPr>", "<w:rPr><w:b/><w:i/><w:caps/><w:sz w:val=\"26\"/></w:rPr>",
    "<w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>", "<w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr>",
    "<w:rPr><w:shd w:fill=\"000000\"/></w:rPr>", "<w:rPrChange><w:rPr/></w:rPrChange>",
    "<w:footnoteReference w:id=\"1\"/>", "<w:endnoteReference w:id=\"1\"/>", "<w:commentReference w:id=\"1\"/>",
    "<w:footnote w:id=\"1\"><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote>",
    "<w:comment w:id=\"1\"><w:p><w:r><w:t>c</w:t></w:r></w:p></w:comment>",
    "<w:drawing><wp:inline><wp:extent cx=\"914400\" cy=\"914400\"/><wp:docPr descr=\"d\"/><pic:pic/></wp:inline></w:drawing>",
    "<w:pict><v:shape style=\"width:100pt;height:20pt\"><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox>"
    "</v:shape></w:pict>",
    "<w:object><o:OLEObject/></w:object>", "<w:txbxContent><w:p><w:r><w:t>t</w:t></w:r></w:p></w:txbxContent>",
    "<wps:wsp/>", "<v:textpath string=\"W\"/>", "<w:altChunk r:id=\"x\"/>", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
    "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
    "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr></w:sdt>",
    "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:p/></mc:Choice><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent>",
    "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"b\"/><w:rPr><w:b/></w:rPr></w:style>",
    "<w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style>",
    "<w:style w:type=\"table\" w:styleId=\"t\"><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr></w:style>",
    "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
    "<w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>",
    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>",
    "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>", "<w:numStyleLink w:val=\"a\"/>",
    "<w:isLgl/>", "<w:lvlRestart w:val=\"0\"/>", "<w:suff w:val=\"nothing\"/>",
    "\n=== styles\n", "\n=== numbering\n", "\n=== footnotes\n", "\n=== comments\n", "\n=== header\n", "\n=== plan\n3\n",
    "\n=== word/embeddings/a.bin\n", "e\xCC\x81", "&amp;", "&#x301;", "&#10;", "<![CDATA[x]]>", "<!-- c -->",
};

constexpr const char* kWrappers[] = {
    "w:p",  "w:r",  "w:t",        "w:tbl",       "w:tr",      "w:tc",      "w:ins",     "w:del",   "w:moveFrom", "w:moveTo",
    "w:sdt", "w:sdtContent", "w:hyperlink", "w:smartTag", "w:txbxContent", "w:drawing", "w:pict", "w:object", "w:fldSimple",
    "w:ruby", "w:rt", "mc:AlternateContent", "mc:Choice", "mc:Fallback", "wpg:wgp", "wpc:wpc", "v:group", "v:shape",
    "w:footnote", "w:comment", "w:pPr", "w:rPr", "w:sectPr", "w:tblPr", "w:trPr", "w:tcPr", "w:pPrChange", "w:instrText",
    "w:delText", "m:t", "w:style", "w:lvl", "w:docDefaults", "w:rPrDefault", "w:background",
};

template <std::size_t N>
std::string Any(const char* const (&list)[N], Random& random) {
  return list[Below(random, N)];
}

void ReplaceValue(std::string& xml, Random& random) {
  const std::size_t open = xml.find("=\"", Below(random, xml.size() + 1));
  if (open == std::string::npos) return;
  const std::size_t close = xml.find('"', open + 2);
  if (close == std::string::npos) return;
  xml.replace(open + 2, close - open - 2, Any(kValues, random));
}

void MutateOnce(std::string& xml, Random& random) {
  const Range element = PickElement(xml, random);
  const std::string bytes = xml.substr(element.begin, element.end - element.begin);
  switch (Below(random, 7)) {
    case 0:
      xml.erase(element.begin, bytes.size());
      break;
    case 1:
      xml.insert(PickPlace(xml, random), bytes);
      break;
    case 2:  // moved
      xml.erase(element.begin, bytes.size());
      xml.insert(PickPlace(xml, random), bytes);
      break;
    case 3: {
      const std::string name = Any(kWrappers, random);
      xml.insert(element.end, "</" + name + ">");
      xml.insert(element.begin, "<" + name + ">");
      break;
    }
    case 4: {  // its tags taken away, its content kept
      const std::size_t inner = bytes.find('>'), last = bytes.rfind("</");
      if (inner == std::string::npos || last == std::string::npos || last <= inner) break;
      xml.replace(element.begin, bytes.size(), bytes.substr(inner + 1, last - inner - 1));
      break;
    }
    case 5:
      xml.insert(PickPlace(xml, random), Any(kPieces, random));
      break;
    default:
      ReplaceValue(xml, random);
  }
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned int seed) {
  Random random(seed);
  if (Below(random, 2) == 0) return LLVMFuzzerMutate(data, size, max_size);
  std::string xml(reinterpret_cast<const char*>(data), size);
  for (std::size_t times = 1 + Below(random, 4); times > 0; --times) MutateOnce(xml, random);
  if (xml.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::memcpy(data, xml.data(), xml.size());
  return xml.size();
}
