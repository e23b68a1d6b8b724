#include "base/hash.h"
#include "base/utf8.h"
#include "result/json_tree.h"

namespace capdo::result {

namespace {
// Evidence can hold bytes that are no UTF-8 (paths on a Windows share do); they become U+FFFD
// instead of a throw.
std::string Dump(const Json& tree, int indent) {
  return tree.dump(indent, ' ', false, Json::error_handler_t::replace);
}

// What a terminal would obey stands as \\u202e: the same text, and every reader of JSON gives it back.
std::string Visible(std::string json) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  std::size_t kept = 0;  // up to here the text was copied
  for (std::size_t i = 0; i < json.size();) {
    const std::size_t begin = i;
    const char32_t c = static_cast<unsigned char>(json[i]) < 0x80 ? static_cast<unsigned char>(json[i++]) : DecodeUtf8(json, i);
    if (!IsBidirectionalControl(c) && (c < 0x7F || c > 0x9F)) continue;
    out.append(json, kept, begin - kept);
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += kHex[c >> shift & 0xF];
    kept = i;
  }
  if (kept == 0) return json;
  return out.append(json, kept);
}

std::string DigestOf(const Json& content) { return "sha256:" + Sha256Hex(Dump(content, -1)); }
}  // namespace

void Seal(Result& result) { result.digest = DigestOf(ContentTree(result)); }

bool IsSealed(const Result& result) { return result.digest == DigestOf(ContentTree(result)); }

std::string ToJson(const Result& result) {
  // The digest stands before the long lists, where a person looks for it, and `run` comes last.
  const Json content = ContentTree(result);
  Json ordered = Json::object();
  for (const auto& [key, value] : content.items()) {
    ordered[key] = value;
    if (key == "as_of") ordered["digest"] = result.digest;
  }
  ordered["run"] = RunTree(result);
  return Visible(Dump(ordered, 2)) + '\n';
}

std::string JsonString(std::string_view text) { return Visible(Dump(Json(text), -1)); }

}  // namespace capdo::result
