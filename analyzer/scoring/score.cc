#include "scoring/score.h"

#include <cmath>
#include <cstdint>

namespace capdo::scoring {

namespace {

using result::Outcome;

// Points in hundredths: max * halves / (2 * count), rounded down in integers so that no machine
// rounds otherwise.
std::int64_t Hundredths(double max_points, int halves, int count) {
  if (count == 0) return 0;
  const auto max_hundredths = static_cast<std::int64_t>(std::llround(max_points * 100));
  return max_hundredths * halves / (2 * static_cast<std::int64_t>(count));
}

result::Block CountLeaf(const rules::ScoreBlock& block, const result::Result& result) {
  result::Block out;
  out.id = block.id;
  out.of = block.of;
  out.title = block.title;
  out.basis = block.basis;
  out.points_status = block.points_status;
  out.max = block.points;
  for (const result::CheckResult& check : result.checks) {
    // What the law asks for only under a condition counts where the dossier shows that it applies.
    if (check.block != block.id || check.need == "advisory" ||
        check.outcome == Outcome::kNotApplicable)
      continue;
    ++out.required;
    switch (check.outcome) {
      case Outcome::kPass:
        ++out.passed;
        break;
      case Outcome::kPartial:
        ++out.partial;
        break;
      case Outcome::kReview:
        ++out.review;
        break;
      case Outcome::kFail:
        ++out.failed;
        break;
      case Outcome::kNotChecked:
        ++out.not_checked;
        break;
      case Outcome::kNotApplicable:
        break;
    }
  }
  const int halves = 2 * out.passed + out.partial;
  out.awarded = static_cast<double>(Hundredths(block.points, halves, out.required)) / 100;
  out.possible =
      static_cast<double>(Hundredths(block.points, halves + 2 * out.review, out.required)) / 100;
  out.sum = "(" + std::to_string(out.passed) + " + 0.5 × " + std::to_string(out.partial) + ") / " +
            std::to_string(out.required);
  return out;
}

void CollectBlocks(const std::vector<result::Block>& blocks, std::vector<rules::ScoreBlock>& out) {
  for (const result::Block& block : blocks) {
    out.push_back({block.id, block.of, block.title, block.basis, block.points_status, block.max, {}});
    CollectBlocks(block.blocks, out);
  }
}

}  // namespace

void ScoreAgain(result::Result& result) {
  rules::Checklist checklist;
  checklist.total_points = result.score.max;
  CollectBlocks(result.score.blocks, checklist.blocks);
  Score(result, checklist);
}

void Score(result::Result& result, const rules::Checklist& checklist) {
  result.score = {};
  result.score.max = checklist.total_points;
  std::int64_t awarded = 0, possible = 0;
  for (const rules::ScoreBlock& block : checklist.blocks) {
    if (!block.of.empty()) continue;
    result::Block top = CountLeaf(block, result);
    std::int64_t top_awarded = std::llround(top.awarded * 100),
                 top_possible = std::llround(top.possible * 100);
    bool has_children = false;
    for (const rules::ScoreBlock& child : checklist.blocks) {
      if (child.of != block.id) continue;
      if (!has_children) top_awarded = top_possible = 0;
      has_children = true;
      result::Block leaf = CountLeaf(child, result);
      top_awarded += std::llround(leaf.awarded * 100);
      top_possible += std::llround(leaf.possible * 100);
      top.required += leaf.required;
      top.passed += leaf.passed;
      top.partial += leaf.partial;
      top.failed += leaf.failed;
      top.review += leaf.review;
      top.not_checked += leaf.not_checked;
      top.blocks.push_back(std::move(leaf));
    }
    if (has_children) {
      top.sum.clear();
      for (const result::Block& leaf : top.blocks)
        top.sum += (top.sum.empty() ? "" : " + ") + leaf.id;
    }
    top.awarded = static_cast<double>(top_awarded) / 100;
    top.possible = static_cast<double>(top_possible) / 100;
    awarded += top_awarded;
    possible += top_possible;
    result.score.blocks.push_back(std::move(top));
  }
  result.score.awarded = static_cast<double>(awarded) / 100;
  result.score.possible = static_cast<double>(possible) / 100;
}

}  // namespace capdo::scoring
