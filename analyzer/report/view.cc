#include "report/view.h"

#include <algorithm>

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
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Citation& x, const Citation& y) {
    return x.document == y.document && x.page == y.page && x.quote == y.quote;
  });
}

bool SameFinding(const CheckResult& a, const CheckResult& b) {
  return a.outcome == b.outcome && a.reason == b.reason && a.need == b.need &&
         a.message == b.message && a.fix == b.fix && !a.message.empty() &&
         SamePlaces(a.citations, b.citations);
}

bool SameCause(const CheckResult& a, const CheckResult& b) {
  return a.reason == b.reason && a.message == b.message;
}

template <typename Same>
void AddTo(std::vector<Group>& groups, const CheckResult& check, Same same) {
  for (Group& group : groups) {
    if (!same(group.first(), check)) continue;
    group.checks.push_back(&check);
    return;
  }
  groups.push_back({{&check}});
}

}  // namespace

View::View(const result::Result& result) {
  AddLeaves(result.score.blocks, sections);
  sections.emplace_back();  // the comparison between documents
  for (const result::DocumentEntry& document : result.documents) {
    documents_.emplace(document.id, &document);
    if (document.outcome != "read") unread.push_back(&document);
  }
  for (const CheckResult& check : result.checks) {
    const auto found = std::find_if(sections.begin(), sections.end(), [&](const Section& section) {
      return section.block ? section.block->id == check.block : true;
    });
    Section& section = *found;
    switch (check.outcome) {
      case Outcome::kFail:
      case Outcome::kPartial:
        ++(check.need == "advisory" ? advisory : gaps);
        AddTo(section.gaps, check, SameFinding);
        break;
      case Outcome::kReview:
        ++review;
        AddTo(section.review, check, SameFinding);
        break;
      case Outcome::kNotChecked:
        ++not_checked;
        AddTo(section.not_checked, check, SameCause);
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
}

const result::DocumentEntry* View::Document(std::string_view id) const {
  const auto found = documents_.find(id);
  return found == documents_.end() ? nullptr : found->second;
}

}  // namespace capdo::report
