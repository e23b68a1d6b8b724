#include "readers/pdf_page.h"

namespace capdo::readers::pdf {

Box TurnToLayout(const Box& b, int rotation, double width, double height) {
  switch (rotation) {
    case 1:
      return {b.top, width - b.right, b.bottom, width - b.left};
    case 2:
      return {width - b.right, height - b.bottom, width - b.left, height - b.top};
    case 3:
      return {height - b.bottom, b.left, height - b.top, b.right};
    default:
      return b;
  }
}

Box TurnToDisplay(const Box& b, int rotation, double width, double height) {
  switch (rotation) {
    case 1:
      return {width - b.bottom, b.left, width - b.top, b.right};
    case 2:
      return {width - b.right, height - b.bottom, width - b.left, height - b.top};
    case 3:
      return {b.top, height - b.right, b.bottom, height - b.left};
    default:
      return b;
  }
}

}  // namespace capdo::readers::pdf
