#include "readers/pdf_page.h"

#include <cmath>

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

Box DisplayBox(const PageContent& page, const Box& box) {
  Box level = box;
  if (page.skew != 0) {
    // Back by the same turn around the middle of the page; the box stays upright and goes along with its middle.
    const double x = MiddleX(box) - page.layout_width / 2, y = MiddleY(box) - page.layout_height / 2;
    const double cos = std::cos(page.skew), sin = std::sin(page.skew);
    const double dx = x * cos + y * sin - x, dy = -x * sin + y * cos - y;
    level = {box.left + dx, box.top + dy, box.right + dx, box.bottom + dy};
  }
  return TurnToDisplay(level, page.rotation, page.width, page.height);
}

}  // namespace capdo::readers::pdf
