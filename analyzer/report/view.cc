#include "report/view.h"

#include <algorithm>

#include "base/utf8.h"

namespace capdo::report {

namespace {

using result::Block;
using result::CheckResult;
using result::Citation;
using result::Outcome;

void AddLeaves(const std::vector<Block>& blocks, std::vector<Section>& sections) {
  for (const Block& block : blocks) {
    if (block.blocks.empty()) {
      sections.emplace_back().block = &block;
    } else {
      AddLeaves(block.blocks, sections);
    }
  }
}

bool SamePlaces(const std::vector<Citation>& a, const std::vector<Citation>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Citation& x, const Citation& y) {
                      return x.document == y.document && x.page == y.page && x.quote == y.quote;
                    });
}

bool SamePlace(const CheckResult& a, const CheckResult& b) {
  const auto nearest = [](const CheckResult& check) {
    return check.searched.nearest ? check.searched.nearest->quote : std::string();
  };
  return SamePlaces(a.citations, b.citations) && a.searched.documents == b.searched.documents &&
         nearest(a) == nearest(b);
}

// The sentence with the check's subject (the title after its family) replaced by kSubject. The
// first letter may differ in case, so only the rest must match.
std::string Template(const std::string& sentence, const std::string& title) {
  const std::size_t colon = title.find(": ");
  const std::string subject = colon == std::string::npos ? title : title.substr(colon + 2);
  std::size_t head = 0;
  if (subject.empty()) return sentence;
  DecodeUtf8(subject, head);
  const std::string tail = subject.substr(head);
  const std::size_t at = tail.empty() ? std::string::npos : sentence.find(tail);
  if (at == std::string::npos || at == 0) return sentence;
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(sentence[begin]) & 0xC0) == 0x80) --begin;
  return sentence.substr(0, begin) + kSubject + sentence.substr(at + tail.size());
}

// Fewer are told one by one: a sentence of its own is easier to read.
constexpr std::size_t kFewestToMerge = 3;

Group MakeGroup(std::vector<const CheckResult*> checks) {
  Group group;
  const CheckResult& first = *checks.front();
  group.message = first.message;
  group.fix = first.fix;
  group.basis = first.basis;
  for (const CheckResult* check : checks) {
    if (check->message != first.message) group.message = Template(first.message, first.title);
    if (check->fix != first.fix) group.fix = Template(first.fix, first.title);
    group.same_places = group.same_places && SamePlace(*check, first);
    std::erase_if(group.basis, [&](const std::string& source) {
      return std::find(check->basis.begin(), check->basis.end(), source) == check->basis.end();
    });
  }
  group.checks = std::move(checks);
  return group;
}

bool SameTemplate(const CheckResult& a, const CheckResult& b) {
  // What a person decided is told check by check.
  if (a.decision || b.decision || !a.stated.empty() || !b.stated.empty()) return &a == &b;
  return a.outcome == b.outcome && a.reason == b.reason && a.need == b.need &&
         a.certainty == b.certainty && !a.message.empty() &&
         Template(a.message, a.title) == Template(b.message, b.title) &&
         Template(a.fix, a.title) == Template(b.fix, b.title);
}

bool SameCause(const CheckResult& a, const CheckResult& b) {
  return a.reason == b.reason && a.message == b.message && !a.decision && !b.decision;
}

using Checks = std::vector<const CheckResult*>;

template <typename Same>
std::vector<Checks> Gather(const Checks& checks, Same same) {
  std::vector<Checks> lists;
  for (const CheckResult* check : checks) {
    const auto found = std::find_if(lists.begin(), lists.end(), [&](const Checks& list) {
      return same(*list.front(), *check);
    });
    if (found == lists.end()) {
      lists.push_back({check});
    } else {
      found->push_back(check);
    }
  }
  return lists;
}

std::vector<Group> GroupFindings(const Checks& checks) {
  std::vector<Group> groups;
  for (Checks& list : Gather(checks, SameTemplate)) {
    const CheckResult& first = *list.front();
    const bool identical = std::all_of(list.begin(), list.end(), [&](const CheckResult* check) {
      return check->message == first.message && check->fix == first.fix && SamePlace(*check, first);
    });
    if (identical || list.size() >= kFewestToMerge) {
      groups.push_back(MakeGroup(std::move(list)));
    } else {
      for (const CheckResult* check : list) groups.push_back(MakeGroup({check}));
    }
  }
  return groups;
}

std::vector<Group> GroupCauses(const Checks& checks) {
  std::vector<Group> groups;
  for (Checks& list : Gather(checks, SameCause)) groups.push_back(MakeGroup(std::move(list)));
  return groups;
}

// The checks of one section before they are grouped.
struct Piles {
  Checks gaps, review, not_checked;
};

}  // namespace

bool NothingUsable(const result::Result& result) {
  static constexpr std::string_view kNoDossier[] = {"other", "law", "template", "own-report"};
  bool unread = false;
  for (const result::DocumentEntry& document : result.documents) {
    unread = unread || document.outcome != "read";
    const bool of_dossier = std::find(std::begin(kNoDossier), std::end(kNoDossier), document.kind) == std::end(kNoDossier);
    if (!document.stated.empty() || (of_dossier && document.outcome != "unreadable")) return false;
  }
  return unread;
}

View::View(const result::Result& result) {
  AddLeaves(result.score.blocks, sections);
  sections.emplace_back();  // the comparison between documents
  for (const result::DocumentEntry& document : result.documents) {
    documents_.emplace(document.id, &document);
    if (document.outcome != "read") unread.push_back(&document);
    for (const result::PageStatus& page : document.page_status)
      unrecognised_pages += page.read_by == "none" && page.why == "image-only" ? 1 : 0;
  }
  std::vector<Piles> piles(sections.size());
  for (const CheckResult& check : result.checks) {
    const auto found = std::find_if(sections.begin(), sections.end(), [&](const Section& section) {
      return section.block ? section.block->id == check.block : true;
    });
    Section& section = *found;
    Piles& pile = piles[static_cast<std::size_t>(found - sections.begin())];
    const bool settled = check.overridden() && check.outcome != Outcome::kReview;
    if (check.evidence == result::Evidence::kUnreadable && check.need != "advisory" && !settled) {
      ++undecided;
      if (section.block != nullptr && section.block->required > 0)
        at_stake += section.block->max / section.block->required;
    }
    switch (check.outcome) {
      case Outcome::kFail:
      case Outcome::kPartial:
        ++(check.need == "advisory" ? advisory : gaps);
        pile.gaps.push_back(&check);
        break;
      case Outcome::kReview:
        ++review;
        pile.review.push_back(&check);
        break;
      case Outcome::kNotChecked:
        ++not_checked;
        pile.not_checked.push_back(&check);
        break;
      case Outcome::kPass:
        ++passed;
        section.passed.push_back(&check);
        break;
      case Outcome::kNotApplicable:
        ++not_applicable;
        section.not_applicable.push_back(&check);
        break;
    }
  }
  for (std::size_t i = 0; i < sections.size(); ++i) {
    sections[i].gaps = GroupFindings(piles[i].gaps);
    sections[i].review = GroupFindings(piles[i].review);
    sections[i].not_checked = GroupCauses(piles[i].not_checked);
  }
}

std::vector<std::string> Group::OwnBasis(const CheckResult& check) const {
  std::vector<std::string> own;
  for (const std::string& source : check.basis)
    if (std::find(basis.begin(), basis.end(), source) == basis.end()) own.push_back(source);
  return own;
}

const result::DocumentEntry* View::Document(std::string_view id) const {
  const auto found = documents_.find(id);
  return found == documents_.end() ? nullptr : found->second;
}

}  // namespace capdo::report
