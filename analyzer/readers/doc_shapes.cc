#include "readers/doc_shapes.h"

#include <algorithm>
#include <utility>

#include "readers/code_pages.h"
#include "readers/compound_file.h"

namespace capdo::readers {
namespace {

constexpr std::uint16_t kGroup = 0xF003, kShape = 0xF004, kShapeId = 0xF00A, kProperties = 0xF00B;
constexpr std::uint16_t kPicture = 0x104, kDescription = 0x381;
constexpr int kMostDepth = 16;
constexpr std::size_t kMostAltText = 2000;
constexpr std::size_t kMostShapes = 100'000;

struct Found {
  std::uint32_t id = 0;
  bool picture = false;
  std::string alt_text;
};

// Calls visit(type, instance, is_container, content) for each record.
template <typename Visit>
void ForEachRecord(std::string_view bytes, Visit visit) {
  while (bytes.size() >= 8) {
    const std::uint16_t head = ReadU16(bytes, 0), type = ReadU16(bytes, 2);
    const std::size_t length = ReadU32(bytes, 4);
    // Between the drawings of the text and of the headers stands a byte that tells which.
    if (type < 0xF000) {
      bytes.remove_prefix(1);
      continue;
    }
    const std::string_view content = bytes.substr(8, length);
    visit(type, static_cast<std::uint16_t>(head >> 4), (head & 0x0F) == 0x0F, content);
    bytes.remove_prefix(std::min(bytes.size(), 8 + content.size()));
  }
}

void ReadProperties(std::string_view content, std::size_t count, Found& found) {
  std::size_t complex_at = 6 * count;
  for (std::size_t i = 0; i < count && 6 * i + 6 <= content.size(); ++i) {
    const std::uint16_t id = ReadU16(content, 6 * i);
    const std::size_t value = ReadU32(content, 6 * i + 2);
    if ((id & 0x3FFF) == kPicture && value != 0) found.picture = true;
    if ((id & 0x8000) == 0) continue;
    if (complex_at > content.size()) return;
    const std::string_view data = content.substr(complex_at, value);
    if ((id & 0x3FFF) == kDescription)
      found.alt_text = FromUtf16(data.substr(0, std::min(data.size() & ~std::size_t{1}, kMostAltText)), false);
    complex_at += data.size();
  }
  while (!found.alt_text.empty() && found.alt_text.back() == '\0') found.alt_text.pop_back();
}

Found ReadShape(std::string_view content) {
  Found found;
  ForEachRecord(content, [&](std::uint16_t type, std::uint16_t instance, bool, std::string_view inner) {
    if (type == kShapeId) found.id = ReadU32(inner, 0);
    if (type == kProperties) ReadProperties(inner, instance, found);
  });
  return found;
}

class Walker {
 public:
  std::unordered_map<std::uint32_t, DocShape> shapes;

  void Walk(std::string_view bytes, int depth, int& inner_shapes, bool& picture) {
    if (depth > kMostDepth) return;
    ForEachRecord(bytes, [&](std::uint16_t type, std::uint16_t, bool container, std::string_view content) {
      if (shapes.size() >= kMostShapes) return;
      if (type == kShape) {
        Found found = ReadShape(content);
        ++inner_shapes;
        picture |= found.picture;
        if (group_ != nullptr && !*group_) *group_ = found.id;
        DocShape& shape = shapes[found.id];
        shape.figure = found.picture;
        shape.alt_text = std::move(found.alt_text);
      } else if (type == kGroup) {
        std::uint32_t first = 0;
        std::uint32_t* outer = std::exchange(group_, &first);
        int count = 0;
        bool has_picture = false;
        Walk(content, depth + 1, count, has_picture);
        group_ = outer;
        // The first shape of a group stands for the group.
        if (first != 0) shapes[first].figure |= has_picture || count >= 3;
        inner_shapes += count;
        picture |= has_picture;
      } else if (container) {
        Walk(content, depth + 1, inner_shapes, picture);
      }
    });
  }

 private:
  std::uint32_t* group_ = nullptr;
};

}  // namespace

std::unordered_map<std::uint32_t, DocShape> ReadDocShapes(std::string_view drawings) {
  Walker walker;
  int count = 0;
  bool picture = false;
  walker.Walk(drawings, 0, count, picture);
  return std::move(walker.shapes);
}

std::string AltTextOf(std::string_view records) {
  std::string text;
  ForEachRecord(records, [&](std::uint16_t type, std::uint16_t, bool, std::string_view content) {
    if (type == kShape && text.empty()) text = ReadShape(content).alt_text;
  });
  return text;
}

}  // namespace capdo::readers
