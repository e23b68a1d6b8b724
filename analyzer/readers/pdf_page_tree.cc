#include "readers/pdf_page_tree.h"

#include <Object.h>
#include <PDFDoc.h>
#include <XRef.h>

#include <cstddef>
#include <set>
#include <utility>
#include <vector>

namespace capdo::readers::pdf {
namespace {

constexpr std::size_t kMaxTreeDepth = 64;
constexpr int kMaxNodes = 20'000;  // inner nodes; the largest books have some hundred

struct Open {
  Object kids;
  int next = 0;
};

}  // namespace

int CountPages(PDFDoc& doc, int most) {
  const Object catalog = doc.getXRef()->getCatalog();
  if (!catalog.isDict()) return 0;
  const Object root = catalog.dictLookup("Pages");
  if (!root.isDict()) return 0;
  std::vector<Open> open;
  std::set<int> inner;  // object numbers: a tree may bite its tail
  Object kids = root.dictLookup("Kids");
  if (!kids.isArray()) return 0;
  open.push_back({std::move(kids), 0});
  if (const Object& stated = catalog.dictLookupNF("Pages"); stated.isRef()) inner.insert(stated.getRefNum());
  int pages = 0, nodes = 0;
  while (!open.empty() && pages < most) {
    Open& at = open.back();
    if (at.next >= at.kids.arrayGetLength()) {
      open.pop_back();
      continue;
    }
    const int index = at.next++;
    const Object& stated = at.kids.arrayGetNF(index);
    const Object kid = at.kids.arrayGet(index);
    Object below = kid.isDict() ? kid.dictLookup("Kids") : Object(objNull);
    if (!below.isArray() || kid.isDict("Page")) {
      ++pages;
      continue;
    }
    if (stated.isRef() && !inner.insert(stated.getRefNum()).second) continue;
    if (open.size() < kMaxTreeDepth && ++nodes <= kMaxNodes) open.push_back({std::move(below), 0});
  }
  return pages;
}

}  // namespace capdo::readers::pdf
