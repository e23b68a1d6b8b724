#include "report/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/text_layout.h"

namespace capdo::report {

using result::DocumentEntry;

std::string Wording::Count(std::string_view key, int count) const {
  return Say(key, {{"count", std::to_string(count)}});
}

std::string Wording::Points(double points) const {
  std::string text = fmt::format("{:.2f}", points);
  if (language_ == Language::kVietnamese) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string Wording::WholePoints(double points) const {
  if (std::floor(points) == points) return fmt::format("{:.0f}", points);
  return Points(points);
}

std::string Wording::Date(const std::string& iso) const {
  return DayText(language_, iso);
}

std::string Wording::Quoted(const std::string& text) const {
  return Say("quote", {{"text", text}});
}

std::string Wording::OrUnknown(const std::string& text) const {
  return text.empty() ? Say("report.unknown") : text;
}

std::string Wording::Kind(const DocumentEntry& document) const {
  const std::string kind = MessageOr(language_, "kind." + document.kind, "kind.other");
  if (document.kind_confidence == "likely" || document.kind_confidence == "unsure")
    return Say("kind." + document.kind_confidence, {{"kind", kind}});
  return kind;
}

std::string Wording::Path(const std::string& document_id) const {
  const DocumentEntry* document = view_.Document(document_id);
  return document ? document->path : document_id;
}

std::string Wording::Place(const result::Citation& citation) const {
  std::string place = Path(citation.document);
  if (citation.page > 0) {
    const bool exact = citation.page_certainty == result::PageCertainty::kExact;
    place += ", " + Say(exact ? "place.page" : "place.page-estimated",
                        {{"page", std::to_string(citation.page)}});
  }
  if (!citation.locator.empty()) place += ", " + citation.locator;
  if (citation.read_by == "ocr")
    place += " (" +
             Say("place.ocr", {{"confidence", fmt::format("{:.0f}", citation.confidence * 100)}}) +
             ')';
  return place;
}

std::string Wording::Place(const result::Nearest& nearest) const {
  std::string place = Path(nearest.document);
  if (nearest.page > 0) place += ", " + Say("place.page", {{"page", std::to_string(nearest.page)}});
  return place;
}

std::string Wording::Searched(const result::CheckResult& check) const {
  if (check.searched.documents.empty()) return Say("gap.no-place");
  const std::string documents = std::to_string(check.searched.documents.size());
  if (check.searched.pages == 0) return Say("gap.searched-documents", {{"documents", documents}});
  return Say("gap.searched-value",
             {{"documents", documents}, {"pages", std::to_string(check.searched.pages)}});
}

std::string Wording::OwnLine(const Group& group, const result::CheckResult& check,
                             std::size_t max_quote) const {
  std::string line;
  const auto add = [&](const std::string& text) { line += (line.empty() ? "" : " · ") + text; };
  for (const std::string& source : group.OwnBasis(check)) add(source);
  if (group.same_places) return line;
  if (!check.citations.empty()) {
    const result::Citation& citation = check.citations[0];
    add(Place(citation) + ": " + Quoted(Shortened(citation.quote, max_quote)));
    if (check.citations.size() > 1)
      add(Count("gap.more", static_cast<int>(check.citations.size() - 1)));
  } else if (const auto& nearest = check.searched.nearest) {
    add(Say("gap.nearest",
            {{"where", Place(*nearest)}, {"quote", Quoted(Shortened(nearest->quote, max_quote))}}));
  } else {
    add(Say("gap.searched") + ": " + Searched(check));
  }
  return line;
}

std::string Wording::Shared(const std::string& sentence) const {
  const std::size_t at = sentence.find(kSubject);
  if (at == std::string::npos) return sentence;
  return sentence.substr(0, at) + Say(at == 0 ? "gap.subject-first" : "gap.subject") +
         sentence.substr(at + 1);
}

std::string Wording::Sum(const result::Block& block) const {
  if (!block.blocks.empty()) {
    std::string sum;
    for (const result::Block& child : block.blocks)
      sum += (sum.empty() ? "" : " + ") + Points(child.awarded);
    return sum + " = " + Points(block.awarded);
  }
  if (block.required == 0) return Say("report.sum-empty");
  return Say(block.partial > 0 ? "report.sum" : "report.sum-no-partial",
             {{"max", Points(block.max)},
              {"passed", std::to_string(block.passed)},
              {"partial", std::to_string(block.partial)},
              {"required", std::to_string(block.required)},
              {"awarded", Points(block.awarded)}});
}

std::string Wording::SumRest(const result::Block& block) const {
  std::string rest;
  const auto add = [&](std::string_view key, int count) {
    if (count > 0) rest += (rest.empty() ? "" : ", ") + Count(key, count);
  };
  add("report.count-failed", block.failed);
  add("report.count-review", block.review);
  add("report.count-not-checked", block.not_checked);
  return rest.empty() || !block.blocks.empty() ? "" : Say("report.sum-rest", {{"rest", rest}});
}

std::vector<std::string> Wording::CostOfUnread(const View& view) const {
  std::vector<std::string> sentences;
  if (view.unrecognised_pages > 0)
    sentences.push_back(Say("report.unrecognised", {{"pages", std::to_string(view.unrecognised_pages)}}));
  if (view.undecided > 0)
    sentences.push_back(Say("report.at-stake", {{"count", std::to_string(view.undecided)}, {"points", Points(view.at_stake)}}));
  return sentences;
}

std::string Wording::HowRead(const DocumentEntry& document) const {
  if (document.outcome == "unreadable") return Say("read.none");
  int text = 0, ocr = 0, unread = 0;
  for (const result::PageStatus& page : document.page_status) {
    text += page.read_by == "text";
    ocr += page.read_by == "ocr";
    unread += page.read_by == "none";
  }
  std::string how =
      ocr == 0 ? Say("document.all-text")
      : text == 0
          ? Say("document.all-ocr")
          : Say("document.mixed", {{"text", std::to_string(text)}, {"ocr", std::to_string(ocr)}});
  if (unread > 0) how += ", " + Count("document.pages-unread", unread);
  return how;
}

std::string Wording::NumberAndDate(const DocumentEntry& document) const {
  const auto field = [&](const char* name) {
    const auto found = document.fields.find(name);
    return found == document.fields.end() ? std::string() : found->second;
  };
  std::string number = field("number"), date = Date(field("date"));
  return number.empty() || date.empty() ? number + date : number + ", " + date;
}

std::string Wording::PageRange(int first, int last) const {
  if (first == last) return Say("place.page", {{"page", std::to_string(first)}});
  return Say("place.pages", {{"first", std::to_string(first)}, {"last", std::to_string(last)}});
}

std::vector<std::string> Wording::UnreadPages(const DocumentEntry& document) const {
  std::vector<std::string> entries;
  const auto& pages = document.page_status;
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t end = i + 1;
    while (end < pages.size() && pages[end].quality == pages[i].quality &&
           pages[end].why == pages[i].why && pages[end].page == pages[end - 1].page + 1)
      ++end;
    if (pages[i].quality != "good")
      entries.push_back(Say("document.unread-pages",
                            {{"pages", PageRange(pages[i].page, pages[end - 1].page)},
                             {"why", MessageOr(language_, "page." + pages[i].why, "page.other",
                                               {{"code", pages[i].why}})}}));
    i = end;
  }
  return entries;
}

std::string Wording::Reason(const DocumentEntry& document) const {
  std::string pages;
  for (const std::string& entry : UnreadPages(document))
    pages += (pages.empty() ? "" : "; ") + entry;
  if (!pages.empty() && (document.outcome == "partly-read" || document.reason == "pages-unreadable")) return pages;
  std::string reason = FileMessage(language_, "reason", document.format, document.reason);
  for (const result::WarningEntry& warning : document.warnings)
    if (warning.code == document.reason) reason += " " + Warning(warning);
  return reason;
}

std::string Wording::Remedy(const DocumentEntry& document) const {
  std::string code = document.reason == "pages-unreadable" ? "" : document.reason;
  for (const result::PageStatus& page : document.page_status)
    if (code.empty() && page.quality != "good") code = page.why;
  return FileMessage(language_, "remedy", document.format, code);
}

std::string Wording::Warning(const result::WarningEntry& warning) const {
  if (!warning.message.empty()) return warning.message;
  return MessageOr(language_, "warning." + warning.code, "warning.other",
                   {{"code", warning.code}, {"detail", ""}});
}

std::string Wording::Signature(const result::SignatureEntry& signature) const {
  const bool sound = signature.covers_whole_file && signature.digest_matches;
  return Say("document.signature",
             {{"signer", OrUnknown(signature.signer)}, {"time", OrUnknown(signature.time)}}) +
         "; " + Say(sound ? "document.signature-covers" : "document.signature-partial") + "; " +
         Say("document.signature-limit");
}

}  // namespace capdo::report
