#include "readers/doc_sprms.h"

#include <algorithm>
#include <iterator>

#include "readers/compound_file.h"

namespace capdo::readers {
namespace {

constexpr std::uint16_t kDefTable = 0xD608, kChangeTabs = 0xC615;
constexpr std::size_t kMostCells = 64;  // of a row, by Word's own bound

struct Sprm {
  std::uint16_t code = 0;
  std::string_view operand;  // without its own length
  std::uint8_t Byte() const { return ReadU8(operand, 0); }
  std::int16_t Short() const { return static_cast<std::int16_t>(ReadU16(operand, 0)); }
  std::uint32_t Long() const { return ReadU32(operand, 0); }
};

// Calls visit(Sprm) for each; ends where the list does not fit.
template <typename Visit>
void ForEach(std::string_view sprms, Visit visit) {
  while (sprms.size() >= 3) {
    Sprm sprm;
    sprm.code = ReadU16(sprms, 0);
    sprms.remove_prefix(2);
    static constexpr std::size_t kSizes[] = {1, 1, 2, 4, 2, 2, 0, 3};
    std::size_t size = kSizes[sprm.code >> 13];
    std::size_t skip = 0;
    if (size == 0) {
      if (sprm.code == kDefTable) {
        skip = 2;
        size = std::max<std::size_t>(ReadU16(sprms, 0), 1) - 1;
      } else {
        skip = 1;
        size = ReadU8(sprms, 0);
        if (sprm.code == kChangeTabs && size == 255) {
          const std::size_t deleted = ReadU8(sprms, 1), added_at = 2 + 4 * deleted;
          size = 2 + 4 * deleted + 3 * static_cast<std::size_t>(ReadU8(sprms, added_at)) - 1 + 1;
        }
      }
    }
    if (sprms.size() < skip + size) return;
    sprm.operand = sprms.substr(skip, size);
    sprms.remove_prefix(skip + size);
    visit(sprm);
  }
}

bool Toggle(std::uint8_t value, bool base) { return value == 0x80 ? base : value == 0x81 ? !base : value != 0; }

std::optional<Rgb> ColourOf(std::uint32_t stated) {
  if (stated >> 24 == 0xFF) return std::nullopt;  // automatic
  return (stated & 0xFF) << 16 | (stated & 0xFF00) | (stated >> 16 & 0xFF);
}

Shade ShadeOf(std::optional<Rgb> dots, std::optional<Rgb> behind, unsigned pattern) {
  static constexpr double kShares[] = {0, 1, .05, .1, .2, .25, .3, .4, .5, .6, .7, .75, .8, .9};
  // Above are lines, between which the letters may be seen.
  return pattern < std::size(kShares) ? Patterned(dots, behind, kShares[pattern]) : Shade::Unknown();
}

// Shading of ten bytes: colours of the pattern and behind it, and which pattern.
Shade LongShade(std::string_view shading) {
  const std::uint16_t pattern = ReadU16(shading, 8);
  return pattern == 0xFFFF ? Shade{} : ShadeOf(ColourOf(ReadU32(shading, 0)), ColourOf(ReadU32(shading, 4)), pattern);
}
// The same in two bytes, with colours by number.
Shade ShortShade(std::uint16_t shading) {
  if (shading == 0xFFFF) return {};
  return ShadeOf(WordColour(shading & 0x1F), WordColour(shading >> 5 & 0x1F), shading >> 10);
}

bool DrawnOld(std::string_view border) { return ReadU8(border, 1) != 0 && ReadU8(border, 1) != 0xFF; }

}  // namespace

int CharStyleOf(std::string_view sprms) {
  int style = -1;
  ForEach(sprms, [&](const Sprm& sprm) {
    if (sprm.code == 0x4A30) style = ReadU16(sprm.operand, 0);
  });
  return style;
}

void ApplyRun(std::string_view sprms, const DocRun& base, DocRun& run) {
  ForEach(sprms, [&](const Sprm& sprm) {
    switch (sprm.code) {
      case 0x0800: run.deleted = sprm.Byte() != 0; break;
      case 0x0801: run.inserted = sprm.Byte() != 0; break;
      case 0x0806: run.data = sprm.Byte() != 0; break;
      case 0x0835: run.bold = Toggle(sprm.Byte(), base.bold); break;
      case 0x0836: run.italic = Toggle(sprm.Byte(), base.italic); break;
      case 0x083C: run.hidden = Toggle(sprm.Byte(), base.hidden); break;
      case 0x0855: run.special = sprm.Byte() != 0; break;
      case 0x2A33: run = base; break;  // back to the style
      case 0x2A42: run.ink = WordColour(sprm.Byte()); break;
      case 0x6870: run.ink = ColourOf(sprm.Long()); break;
      case 0x2A0C: {
        const std::optional<Rgb> marked = WordColour(sprm.Byte());
        run.highlight = marked ? Shade::Of(*marked) : Shade{};
        break;
      }
      case 0x4852: run.scale = ReadU16(sprm.operand, 0); break;
      case 0x4866: run.shade = ShortShade(ReadU16(sprm.operand, 0)); break;
      case 0xCA71: run.shade = LongShade(sprm.operand); break;
      case 0x4A43: run.half_points = ReadU16(sprm.operand, 0); break;
      case 0x4A4F: run.font = ReadU16(sprm.operand, 0); break;
      case 0x6A03:
        run.picture = sprm.Long();
        run.has_picture = run.special = true;
        break;
      case 0x6A09:
        run.symbol_font = ReadU16(sprm.operand, 0);
        run.symbol = ReadU16(sprm.operand, 2);
        run.special = true;
        break;
      default: break;
    }
  });
}

void ApplyPara(std::string_view sprms, DocPara& para) {
  ForEach(sprms, [&](const Sprm& sprm) {
    switch (sprm.code) {
      case 0x2403:
      case 0x2461: para.centred = sprm.Byte() == 1; break;
      case 0x2416: para.in_table = sprm.Byte() != 0; break;
      case 0x2417: para.row_end = sprm.Byte() != 0; break;
      case 0x244B: para.inner_cell = sprm.Byte() != 0; break;
      case 0x244C: para.inner_row_end = sprm.Byte() != 0; break;
      case 0x6649: para.depth = std::clamp(static_cast<std::int32_t>(sprm.Long()), 0, 1000); break;
      case 0x664A:
        para.depth = std::clamp(para.depth + std::clamp(static_cast<std::int32_t>(sprm.Long()), -1000, 1000), 0, 1000);
        break;
      case 0x260A: para.level = sprm.Byte(); break;
      case 0x460B: para.list = sprm.Short() > 0 && sprm.Short() < 0x7FF ? sprm.Short() : 0; break;
      case 0x2640: para.outline = sprm.Byte(); break;
      case 0x840F:
      case 0x845E: para.left = sprm.Short() / 20.0; break;
      case 0x840E:
      case 0x845D: para.right = sprm.Short() / 20.0; break;
      case 0x8411:
      case 0x8460: para.first = sprm.Short() / 20.0; break;
      case 0x442D: para.shade = ShortShade(ReadU16(sprm.operand, 0)); break;
      case 0xC64D: para.shade = LongShade(sprm.operand); break;
      case 0x6412: para.too_low = IsTooLow(sprm.Short() / -20.0); break;  // an exact height is negative
      case 0x250D: para.old_numbering = sprm.Byte() != 0; break;
      case 0x6645:
      case 0x6646: para.huge = sprm.Long(); break;
      default: break;
    }
  });
}

void ApplyRow(std::string_view sprms, DocRow& row) {
  ForEach(sprms, [&](const Sprm& sprm) {
    const std::string_view operand = sprm.operand;
    const auto shade = [&](std::size_t first, std::size_t item, auto shade_of) {
      row.shades.resize(std::max(row.shades.size(), kMostCells));
      for (std::size_t i = 0; (i + 1) * item <= operand.size() && first + i < kMostCells; ++i)
        row.shades[first + i] = shade_of(operand.substr(i * item, item));
    };
    switch (sprm.code) {
      case kDefTable: {
        const std::size_t count = std::min<std::size_t>(sprm.Byte(), kMostCells);
        row.cells.clear();
        for (std::size_t i = 0; i < count; ++i) {
          CellShape cell;
          cell.left = static_cast<std::int16_t>(ReadU16(operand, 1 + 2 * i));
          cell.right = static_cast<std::int16_t>(ReadU16(operand, 3 + 2 * i));
          const std::string_view tc =
              operand.substr(std::min(operand.size(), 1 + 2 * (static_cast<std::size_t>(sprm.Byte()) + 1) + 20 * i));
          const std::uint16_t flags = ReadU16(tc, 0);
          if ((flags & 2) != 0) {
            cell.horizontal = Merge::kContinue;
          } else if ((flags & 1) != 0) {
            cell.horizontal = Merge::kStart;
          }
          if ((flags & 0x20) != 0) cell.vertical = (flags & 0x40) != 0 ? Merge::kStart : Merge::kContinue;
          int edges = 0;
          for (std::size_t side = 0; side < 4; ++side)
            edges += DrawnOld(tc.substr(std::min(tc.size(), 4 + 4 * side))) ? 1 : 0;
          cell.bordered = edges >= 2;
          row.cells.push_back(cell);
        }
        break;
      }
      case 0xD62B: {
        const std::size_t cell = sprm.Byte();
        const std::uint8_t how = ReadU8(operand, 1);
        if (cell < row.cells.size())
          row.cells[cell].vertical = how == 3 ? Merge::kStart : how == 1 ? Merge::kContinue : Merge::kNone;
        break;
      }
      case 0x5624: {
        const std::size_t first = sprm.Byte(), last = std::min<std::size_t>(ReadU8(operand, 1), row.cells.size());
        for (std::size_t i = first; i < last; ++i)
          row.cells[i].horizontal = i == first ? Merge::kStart : Merge::kContinue;
        break;
      }
      case 0xD605:
      case 0xD613: {
        // Borders of the whole table: top, left, bottom, right, between rows, between columns.
        const std::size_t item = sprm.code == 0xD605 ? 4 : 8, type = sprm.code == 0xD605 ? 1 : 5;
        int edges = 0;
        for (std::size_t i = 0; i < 6; ++i) {
          const std::uint8_t drawn = ReadU8(operand, i * item + type);
          edges += drawn != 0 && drawn != 0xFF ? 1 : 0;
        }
        for (CellShape& cell : row.cells) cell.bordered |= edges >= 4;
        break;
      }
      case 0xD609:
        shade(0, 2, [](std::string_view s) { return ShortShade(ReadU16(s, 0)); });
        break;
      case 0xD612:
      case 0xD670: shade(0, 10, LongShade); break;
      case 0xD616: shade(22, 10, LongShade); break;
      case 0xD60C: shade(44, 10, LongShade); break;
      case 0x9407: row.too_low = IsTooLow(sprm.Short() / -20.0); break;  // as above
      case 0x3404: row.header = sprm.Byte() != 0; break;
      default: break;
    }
  });
}

}  // namespace capdo::readers
