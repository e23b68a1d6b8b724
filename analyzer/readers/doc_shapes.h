// Which drawn objects of a binary Word document are figures ([MS-ODRAW], the part that tells pictures from lines).
#ifndef CAPDO_READERS_DOC_SHAPES_H_
#define CAPDO_READERS_DOC_SHAPES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace capdo::readers {

struct DocShape {
  bool figure = false;  // a picture, or a group of at least two shapes
  std::string alt_text;
};

// By the number that the text refers to. Records nest at most a few levels deep; what lies deeper is left out.
std::unordered_map<std::uint32_t, DocShape> ReadDocShapes(std::string_view drawings);
// Of a picture in the line: what its record says.
std::string AltTextOf(std::string_view records);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_DOC_SHAPES_H_
