#include "report/annex.h"

#include <algorithm>
#include <set>

#include "report/decision_words.h"
#include "report/text_layout.h"
#include "report/view.h"
#include "report/wording.h"

namespace capdo::report {

namespace {

using result::CheckResult;
using result::Outcome;

constexpr std::size_t kMaxQuote = 240;     // code points; the result holds the whole quotation
constexpr std::size_t kMaxPlaces = 3;      // for one finding
constexpr std::size_t kMaxFiles = 4;       // named where something was looked for
constexpr std::size_t kMaxOwnQuote = 120;  // where many checks share one finding
constexpr std::size_t kFewestWaiting = 3;  // fewer are told one by one

class Writer {
 public:
  Writer(const result::Result& result, Language language)
      : result_(result), view_(result), words_(language, view_) {}

  Annex Write() {
    Annex annex;
    annex.agency = Printable(result_.subject.agency);
    annex.system = Printable(result_.subject.system);
    if (result_.subject.level > 0) annex.level = std::to_string(result_.subject.level);
    annex.as_of = Printable(words_.Date(result_.as_of));
    annex.assumed = result_.points_status == "assumed";
    annex.points = Points(result_.score.awarded);
    annex.possible = Points(result_.score.possible);
    annex.source = Printable(words_.Say("letter.source", {{"rules", result_.rules_id},
                                                          {"version", result_.rules_version},
                                                          {"checklist", result_.checklist_id},
                                                          {"tool", result_.tool_version},
                                                          {"digest", result_.digest}}));
    if (result_.decisions && result_.decisions->faults.empty())
      annex.source += ' ' + words_.Say("letter.source-decisions", {{"digest", result_.decisions->digest},
                                                                   {"count", std::to_string(result_.decisions->applied)}});
    std::set<std::string> files;  // one file may hold several documents
    for (const result::DocumentEntry& document : result_.documents) files.insert(document.path);
    annex.documents = static_cast<int>(files.size());
    for (const result::DocumentEntry* document : view_.unread) AddUnread(*document, annex.unread);
    annex.nothing_read = NothingUsable(result_);
    // To ask for each item of a dossier of which readable files are to come would be idle.
    if (annex.nothing_read) {
      annex.points.clear();
      annex.possible.clear();
      return annex;
    }
    int gap = 0, review = 0, waiting = 0;
    for (const Section& section : view_.sections) {
      AddBlock(section, section.gaps, gap, annex.gap_blocks);
      AddReviews(section, review, waiting, annex);
      for (const Group& group : section.not_checked)
        annex.not_checked_causes.push_back(
            NotChecked(section, group.checks.size(), group.first().message.empty() ? group.first().reason : group.first().message));
    }
    annex.gaps = gap;
    annex.advisory = view_.advisory;
    annex.reviews = review;
    annex.not_checked = view_.not_checked + waiting;
    // Points of the lesser part of a dossier would be taken for those of the dossier.
    if (waiting > view_.passed + gap + review) {
      annex.points.clear();
      annex.possible.clear();
    }
    return annex;
  }

 private:
  std::string Points(double points) const {
    return words_.Say("letter.points", {{"points", words_.Points(points)},
                                        {"max", words_.WholePoints(result_.score.max)}}) +
           (result_.points_status == "assumed" ? " (" + words_.Say("report.assumed") + ')' : "");
  }

  // A file that holds several documents is sent again once.
  void AddUnread(const result::DocumentEntry& document, std::vector<AnnexUnread>& list) const {
    AnnexUnread unread{Printable(document.path), Printable(words_.Reason(document)),
                       Printable(words_.Remedy(document))};
    const auto same = [&](const AnnexUnread& other) {
      return other.file == unread.file && other.reason == unread.reason;
    };
    if (std::none_of(list.begin(), list.end(), same)) list.push_back(std::move(unread));
  }

  std::string BlockTitle(const Section& section) const {
    return section.block ? Printable(section.block->id + ". " + section.block->title)
                         : words_.Say("report.cross");
  }

  void AddBlock(const Section& section, const std::vector<Group>& groups, int& number,
                std::vector<AnnexBlock>& blocks) const {
    if (groups.empty()) return;
    AnnexBlock block;
    block.title = BlockTitle(section);
    for (const Group& group : groups) {
      block.count += static_cast<int>(group.checks.size());
      block.rows.push_back(Row(group, number));
    }
    blocks.push_back(std::move(block));
  }

  static bool IsWaiting(const Group& group) {
    return group.first().outcome == Outcome::kReview && group.first().evidence == result::Evidence::kUnreadable;
  }

  // Of what was not read, dozens of remedies for what may well be there would only be misread: the files are asked for, and
  // what waits for them is counted.
  void AddReviews(const Section& section, int& number, int& waiting, Annex& annex) const {
    std::size_t unread = 0;
    for (const Group& group : section.review) unread += IsWaiting(group) ? group.checks.size() : 0;
    const bool wait = unread >= kFewestWaiting && !view_.unread.empty();
    std::vector<Group> asked;
    for (const Group& group : section.review)
      if (!wait || !IsWaiting(group)) asked.push_back(group);
    if (wait) {
      waiting += static_cast<int>(unread);
      annex.not_checked_causes.push_back(NotChecked(section, unread, words_.Say("letter.waits")));
    }
    AddBlock(section, asked, number, annex.review_blocks);
  }

  static std::string Joined(const std::vector<std::string>& sources) {
    std::string text;
    for (const std::string& source : sources) text += (text.empty() ? "" : "; ") + source;
    return Printable(text);
  }

  AnnexRow Row(const Group& group, int& number) const {
    AnnexRow row;
    const bool partial = group.first().outcome == Outcome::kPartial;
    const std::string message = Printable(words_.Shared(group.message));
    row.finding = partial ? words_.Say("outcome.partial") + (message.empty() ? "." : ". " + message)
                          : message;
    row.fix = Printable(words_.Shared(group.fix));
    // Not a gap: what is asked for first is the original, not a remedy.
    if (group.first().outcome == Outcome::kReview)
      row.fix = row.fix.empty() ? words_.Say("letter.clarify")
                                : words_.Say("letter.clarify-or", {{"fix", row.fix}});
    row.basis = Joined(group.basis);
    if (!row.basis.empty() && group.first().certainty == "inferred")
      row.basis += " (" + words_.Say("certainty.inferred") + ')';
    // The nearest passage to each of dozens that are missing tells nothing; where they were looked
    // for is told once.
    const bool nowhere =
        std::all_of(group.checks.begin(), group.checks.end(), [&](const CheckResult* check) {
          return check->citations.empty() &&
                 check->searched.documents == group.first().searched.documents;
        });
    const bool own_places = !group.same_places && !nowhere;
    for (const CheckResult* check : group.checks) {
      AnnexItem item;
      item.number = ++number;
      item.id = Printable(check->id);
      item.title = Printable(check->title);
      if (check->need == "advisory") item.note = words_.Say("letter.advisory");
      item.basis = Joined(group.OwnBasis(*check));
      if (own_places)
        for (const std::string& place : Places(*check, 1, kMaxOwnQuote))
          row.places.push_back(std::to_string(item.number) + ". " + place);
      row.items.push_back(std::move(item));
    }
    if (group.same_places) row.places = Places(group.first(), kMaxPlaces, kMaxQuote);
    if (!group.same_places && nowhere) row.places = {Searched(group.first())};
    for (const std::string& line : StatedLines(words_, result_, group.first())) row.places.push_back(Printable(line));
    return row;
  }

  std::vector<std::string> Places(const CheckResult& check, std::size_t max_places,
                                  std::size_t max_quote) const {
    std::vector<std::string> places;
    for (std::size_t i = 0; i < std::min(check.citations.size(), max_places); ++i)
      places.push_back(Printable(words_.Place(check.citations[i]) + ": " +
                                 words_.Quoted(Shortened(check.citations[i].quote, max_quote))));
    if (check.citations.size() > max_places)
      places.push_back(
          words_.Count("gap.more", static_cast<int>(check.citations.size() - max_places)));
    if (!places.empty()) return places;
    const auto& nearest = check.searched.nearest;
    if (!nearest) return {Searched(check)};
    // The nearest passage names its file.
    return {Printable(words_.Say("gap.searched") + ": " + words_.Searched(check) + "; " +
                      words_.Say("gap.nearest", {{"where", words_.Place(*nearest)},
                                                 {"quote", words_.Quoted(Shortened(nearest->quote, max_quote))}}))};
  }

  // "Đã tìm: 2 tài liệu, 14 trang (a.pdf, b.docx)"
  std::string Searched(const CheckResult& check) const {
    std::vector<std::string> files;
    for (const std::string& id : check.searched.documents)
      if (const std::string path = words_.Path(id);
          std::find(files.begin(), files.end(), path) == files.end())
        files.push_back(path);
    std::string list;
    for (std::size_t i = 0; i < std::min(files.size(), kMaxFiles); ++i)
      list += (i == 0 ? "" : ", ") + files[i];
    if (files.size() > kMaxFiles) list += ", …";
    return Printable(words_.Say("gap.searched") + ": " + words_.Searched(check) +
                     (list.empty() ? "" : " (" + list + ')'));
  }

  std::string NotChecked(const Section& section, std::size_t count, const std::string& cause) const {
    return words_.Say("letter.not-checked",
                      {{"block", BlockTitle(section)}, {"count", std::to_string(count)}, {"cause", Printable(cause)}});
  }

  const result::Result& result_;
  const View view_;
  const Wording words_;
};

}  // namespace

std::string AnnexRow::Numbers() const {
  const std::string first = std::to_string(items.front().number);
  return items.size() == 1 ? first : first + "–" + std::to_string(items.back().number);
}

Annex MakeAnnex(const result::Result& result, Language language) {
  return Writer(result, language).Write();
}

}  // namespace capdo::report
