// Private to the evidence room: a file of the folder, or out of a container of the folder, while the folder is read.
#ifndef CAPDO_EVIDENCE_ITEM_H_
#define CAPDO_EVIDENCE_ITEM_H_

#include "evidence/folder.h"

namespace capdo::evidence {

struct Item {
  EvidenceFile file;
  Item* container = nullptr;  // that it was in
  bool read = false;          // its bytes were read, or could not be; false: the same bytes stand elsewhere
};

}  // namespace capdo::evidence

#endif  // CAPDO_EVIDENCE_ITEM_H_
