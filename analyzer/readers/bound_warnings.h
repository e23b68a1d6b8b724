// Private to the readers: a document does not hand over warnings without end.
#ifndef CAPDO_READERS_BOUND_WARNINGS_H_
#define CAPDO_READERS_BOUND_WARNINGS_H_

#include "base/limits.h"
#include "document/document.h"

namespace capdo::readers {

// Keeps the first max_warnings, of which the last then says that there were more.
inline void BoundWarnings(document::Document& doc, const Limits& limits) {
  if (doc.warnings.size() <= limits.max_warnings) return;
  doc.warnings.resize(limits.max_warnings);
  doc.warnings.back() = {"limit", "max_warnings", 0};
}

}  // namespace capdo::readers

#endif  // CAPDO_READERS_BOUND_WARNINGS_H_
