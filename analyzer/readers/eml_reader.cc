#include <algorithm>
#include <string>
#include <utility>

#include "readers/docx_paragraph.h"
#include "readers/mime.h"
#include "readers/reader.h"
#include "text/normalized.h"

namespace capdo::readers {
namespace {

using document::Block;
using document::Document;

constexpr int kMaxNesting = 16;  // of parts in parts
constexpr std::uint64_t kMaxTextBytes = 16u << 20;

// Words of a header that stand in a warning: a stranger's bytes.
std::string Word(std::string_view raw) {
  std::string clean;
  AppendClean(clean, raw, SymbolFont::kNone);
  std::replace(clean.begin(), clean.end(), '\n', ' ');
  return text::ToNfc(clean);
}

class EmailReader {
 public:
  EmailReader(const Limits& limits, const ReadPlan& plan, Monitor* monitor)
      : limits_(limits), plan_(plan), monitor_(monitor) {
    document_.format = "eml";
  }

  Result<Document> Read(std::string_view bytes) {
    const MimePart root = ParsePart(bytes);
    if (root.type.value == "multipart/encrypted" ||
        (root.type.value.ends_with("pkcs7-mime") && root.type.Get("smime-type") != "signed-data"))
      return Error{ErrorCode::kEncrypted, "the e-mail is encrypted"};
    for (const char* name : {"from", "to", "cc", "date", "subject"}) {
      // Who wrote when about what is not content.
      if (const std::string value = root.Header(name); !value.empty())
        AddBlock(std::string(name) + ": " + value, document::Layer::kHeader);
    }
    Walk(root, 0);
    if (document_.blocks.empty() && files_ == 0) return Error{ErrorCode::kEmpty, "an e-mail without content"};
    return std::move(document_);
  }

 private:
  void Warn(const char* code, std::string detail) {
    if (document_.warnings.size() < limits_.max_warnings) document_.warnings.push_back({code, std::move(detail), 0});
  }

  void AddBlock(const std::string& text, document::Layer layer) {
    if (document_.blocks.size() >= limits_.max_blocks) {
      if (!std::exchange(full_, true)) Warn("limit", "max_blocks");
      return;
    }
    std::string clean;  // base64 can hold what no text has
    AppendClean(clean, text, SymbolFont::kNone);
    if (clean.find_first_not_of(" \t\n") == clean.npos) return;
    Block block;
    block.layer = layer;
    block.text = text::ToNfc(clean);
    block.fragments.push_back({0, static_cast<std::uint32_t>(block.text.size()), 0, {}});
    document_.blocks.push_back(std::move(block));
  }

  // Paragraphs are what blank lines part.
  void AddText(std::string_view text) {
    std::string paragraph;
    const auto flush = [&] {
      while (paragraph.ends_with('\n')) paragraph.pop_back();
      if (!paragraph.empty()) AddBlock(std::exchange(paragraph, {}), document::Layer::kBody);
    };
    while (!text.empty()) {
      std::string_view line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.size(), line.size() + 1));
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
      if (line.find_first_not_of(" \t") == line.npos) {
        flush();
      } else {
        paragraph.append(line).append("\n");
      }
    }
    flush();
  }

  void Walk(const MimePart& part, int depth) {
    if (monitor_ != nullptr) monitor_->Progress(ReadStage::kBlocks, ++steps_, false);
    if (full_) return;
    if (part.type.value.starts_with("multipart/")) {
      if (depth >= kMaxNesting) return Warn("damaged-part", "multipart");
      std::vector<MimePart> parts;
      for (std::string_view one : SplitParts(part.body, part.type.Get("boundary"), limits_.max_archive_entries + 1))
        parts.push_back(ParsePart(one));
      if (parts.empty()) return Warn("damaged-part", Word(part.type.value));
      if (part.type.value == "multipart/alternative") {
        // The same in several forms: plain text is what every reader of the mail can see.
        const auto plain = std::find_if(parts.begin(), parts.end(), [](const MimePart& one) {
          return one.type.value == "text/plain" || one.type.value.starts_with("multipart/");
        });
        return Walk(plain != parts.end() ? *plain : parts.back(), depth + 1);
      }
      for (const MimePart& one : parts) Walk(one, depth + 1);
      return;
    }
    if (part.type.value == "text/plain" && part.disposition.value != "attachment" && part.FileName().empty()) {
      bool cut = false;
      const std::string bytes = part.Content(kMaxTextBytes, cut);
      if (cut) Warn("limit", "max_part_bytes");
      return AddText(ToUtf8(bytes, part.type.Get("charset")));
    }
    // Pictures in the text: signatures, logos of the sender.
    if (part.disposition.value != "attachment" && part.headers.contains("content-id") &&
        part.type.value.starts_with("image/"))
      return;
    if (part.type.value.ends_with("pkcs7-signature") || part.type.value == "application/pgp-signature") return;
    Attach(part);
  }

  void Attach(const MimePart& part) {
    if (++files_ > limits_.max_archive_entries) {
      if (files_ == limits_.max_archive_entries + 1) Warn("limit", "max_archive_entries");
      return;
    }
    InnerFile file;
    file.name = part.FileName();
    if (file.name.empty())
      file.name = part.type.value == "message/rfc822" ? "thu-" + std::to_string(files_) + ".eml"
                  : part.type.value == "text/html"    ? "noi-dung.html"
                                                      : "dinh-kem-" + std::to_string(files_);
    if (monitor_ == nullptr || !monitor_->TakesFiles()) {
      if (document_.embedded_files.size() < limits_.max_attachments)
        document_.embedded_files.push_back({file.name, Word(part.type.value), part.body.size()});
      return Warn("embedded-file", file.name);
    }
    bool cut = false;
    const std::string content = part.Content(limits_.max_entry_bytes, cut);
    if (cut) {
      file.error = Error{ErrorCode::kTooLarge, "the attachment is over a bound", "max_entry_bytes"};
    } else if (unpacked_ + content.size() > limits_.max_unpacked_bytes) {
      file.error = Error{ErrorCode::kTooLarge, "the e-mail is over a bound", "max_unpacked_bytes"};
    }
    file.format = file.error ? "unknown" : FormatName(DetectFormat(content, limits_));
    if (file.error) {
      Warn("limit", file.error->limit);
    } else {
      unpacked_ += content.size();
      file.bytes = content;
    }
    if (files_ > static_cast<std::uint64_t>(plan_.skip_files)) monitor_->File(file);
  }

  const Limits& limits_;
  const ReadPlan& plan_;
  Monitor* const monitor_;
  Document document_;
  std::uint64_t files_ = 0, unpacked_ = 0;
  int steps_ = 0;
  bool full_ = false;
};

}  // namespace

bool IsEmail(std::string_view bytes) { return LooksLikeEmail(bytes); }

Result<Document> ReadEmail(std::string_view bytes, const Limits& limits, const ReadPlan& plan, Monitor* monitor) {
  return EmailReader(limits, plan, monitor).Read(bytes);
}

}  // namespace capdo::readers
