#include "report/gap_list.h"

#include "report/annex.h"

namespace capdo::report {

namespace {

class GapList {
 public:
  explicit GapList(const GapListOptions& options) : options_(options) {}

  void Add(const Annex& annex) {
    if (!out_.empty()) out_ += '\n';
    out_ += "# " + Say("letter.list-title") + "\n\n" + Say("own.mark") + "\n\n";
    Fact("report.agency", annex.agency);
    Fact("report.system", annex.system);
    Fact("report.level", annex.level);
    Fact("report.as-of", annex.as_of);
    if (annex.nothing_read) {
      out_ += '\n' + Say("letter.nothing-read") + '\n';
    } else {
      if (options_.points && !annex.points.empty()) Fact("report.score", annex.points);
      Findings(annex);
    }
    if (!annex.unread.empty()) {
      Heading("report.unread", static_cast<int>(annex.unread.size()));
      for (const AnnexUnread& unread : annex.unread)
        out_ += "- " + Escaped(unread.file) + ": " + Escaped(unread.reason) + ' ' +
                Escaped(unread.remedy) + '\n';
    }
    out_ += '\n' + Escaped(annex.source) + "\n\n" + Say("own.mark") + '\n';
  }

  std::string Take() { return std::move(out_); }

 private:
  void Findings(const Annex& annex) {
    Heading("letter.gaps", annex.gaps);
    if (annex.gaps == 0)
      out_ += annex.unread.empty()
                  ? Say("report.no-gaps") + '\n'
                  : Say("report.no-gaps-review", {{"count", std::to_string(annex.reviews)}}) + '\n';
    Blocks(annex.gap_blocks);
    if (annex.reviews > 0) {
      Heading("letter.reviews", annex.reviews);
      out_ += Say("letter.review-note") + '\n';
      Blocks(annex.review_blocks);
    }
    if (annex.not_checked > 0) {
      Heading("report.not-checked", annex.not_checked);
      for (const std::string& cause : annex.not_checked_causes)
        out_ += "- " + Escaped(cause) + '\n';
    }
  }

  std::string Say(std::string_view key, MessageArguments arguments = {}) const {
    return Message(options_.language, key, arguments);
  }

  static std::string Escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
      if (std::string_view("\\`*_[]<>#|&~").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
    return out;
  }

  void Fact(std::string_view key, const std::string& value) {
    out_ +=
        "- " + Say(key) + ": " + (value.empty() ? Say("report.unknown") : Escaped(value)) + '\n';
  }
  void Heading(std::string_view key, int count) {
    out_ += "\n## " + Say(key) + (count > 0 ? " (" + std::to_string(count) + ')' : "") + "\n\n";
  }
  void Entry(std::string_view key, const std::string& text) {
    if (!text.empty()) out_ += "  - " + Say(key) + ": " + Escaped(text) + '\n';
  }

  void Blocks(const std::vector<AnnexBlock>& blocks) {
    for (const AnnexBlock& block : blocks) {
      if (!out_.ends_with("\n\n")) out_ += '\n';
      out_ += "### " + Escaped(block.title) + "\n\n";
      for (const AnnexRow& row : block.rows) Row(row);
    }
  }

  void Row(const AnnexRow& row) {
    for (const AnnexItem& item : row.items) {
      out_ += "- " + std::to_string(item.number) + "\\. **" + Escaped(item.title) + "** (`" +
              item.id + "`)";
      for (const std::string& more : {item.basis, item.note})
        if (!more.empty()) out_ += "; " + Escaped(more);
      out_ += '\n';
    }
    Entry("letter.finding", row.finding);
    for (const std::string& place : row.places) Entry("gap.where", place);
    Entry("gap.why", row.basis);
    Entry("gap.fix", row.fix);
  }

  const GapListOptions& options_;
  std::string out_;
};

}  // namespace

std::string ToGapList(std::span<const result::Result* const> results,
                      const GapListOptions& options) {
  GapList list(options);
  for (const result::Result* result : results) list.Add(MakeAnnex(*result, options.language));
  return list.Take();
}

}  // namespace capdo::report
