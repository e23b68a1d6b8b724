#include "readers/pdf_faults.h"

namespace capdo::readers::pdf {
namespace {

// A message begins with `begin` and holds `then` somewhere behind it.
struct Known {
  std::string_view begin, then;
  Fault fault;
};

constexpr Known kKnown[] = {
    // Gfx: commands of a page.
    {"Weird page contents", "", Fault::kLost},
    {"Too few (", "args to", Fault::kLost},  // ends the stream
    {"XObject '", "' is", Fault::kLost},     // unknown, or of a wrong type
    {"XObject subtype is missing", "", Fault::kLost},
    {"Bad form bounding box", "", Fault::kLost},
    {"Bad form matrix", "", Fault::kLost},
    {"End of file in inline image", "", Fault::kLost},
    {"No font in ", "", Fault::kFont},
    {"Unknown operator", "in PostScript function", Fault::kNone},
    {"Unknown operator", "", Fault::kOperator},
    {"Too many (", "args to", Fault::kOperator},
    {"Too many args in content stream", "", Fault::kOperator},
    {"Leftover args in content stream", "", Fault::kOperator},
    {"Arg #", "is wrong type", Fault::kOperator},
    {"Element of show/space array", "", Fault::kOperator},
    // Lexer and Parser: pages and objects alike.
    {"End of file inside", "", Fault::kLost},
    {"Unterminated", "", Fault::kLost},
    {"Object '", "is being already parsed", Fault::kLost},
    {"Command token too long", "", Fault::kOperator},
    {"Illegal character '", "", Fault::kOperator},
    {"Dictionary key must be a name", "", Fault::kOperator},
    {"Missing 'endstream'", "", Fault::kFile},  // the end is then looked for, and found
    {"Bad 'Length' attribute", "", Fault::kFile},
    // Stream: what inflates to less than it should.
    {"Unexpected end of file in flate stream", "", Fault::kLost},
    {"Bad uncompressed block length", "", Fault::kLost},
    {"Bad block header in flate", "", Fault::kLost},
    {"Bad dynamic code table in flate", "", Fault::kLost},
    {"Unknown compression method in flate", "", Fault::kLost},
    {"Bad FCHECK in flate", "", Fault::kLost},
    {"FDICT bit set in flate", "", Fault::kLost},
    {"Bad LZW stream", "", Fault::kLost},
    {"Illegal character <", "in ASCIIHex stream", Fault::kLost},
    {"Bad filter name", "", Fault::kLost},
    {"Bad 'Filter' attribute", "", Fault::kLost},
    {"Unknown filter", "", Fault::kLost},
    // XRef: objects.
    {"Invalid object stream", "", Fault::kLost},
    {"Too many objects in an object stream", "", Fault::kLost},
    {"Compressed object offset out of", "", Fault::kLost},
    {"xref num", "not found but needed", Fault::kFile},
    {"Failed to parse XRef entry", "", Fault::kFile},
    {"Infinite loop in xref", "", Fault::kFile},
    {"Circular XRef", "", Fault::kFile},
    {"Couldn't find trailer", "", Fault::kFile},
    {"Couldn't read", "", Fault::kFile},
    // Catalog, Page: the tree of pages.
    {"Page contents object", "", Fault::kLost},
    {"Kids object", "", Fault::kFile},
    {"Kid object", "", Fault::kFile},
    {"Loop in Pages tree", "", Fault::kFile},
    {"Failed to create page", "", Fault::kFile},
    {"Failed parsing page", "", Fault::kFile},
    {"Page count", "", Fault::kFile},
    {"Catalog object is wrong type", "", Fault::kFile},
    {"Could not find catalog", "", Fault::kFile},
    {"Catalog dictionary does not contain", "", Fault::kFile},
    {"Top-level pages object", "", Fault::kFile},
};

}  // namespace

Fault FaultOf(std::string_view message) {
  for (const Known& known : kKnown) {
    if (message.starts_with(known.begin) && message.find(known.then, known.begin.size()) != message.npos)
      return known.fault;
  }
  return Fault::kNone;
}

void FaultCount::Add(Fault fault) {
  switch (fault) {
    case Fault::kNone:
      ++other;
      break;
    case Fault::kOperator:
      ++operators;
      break;
    case Fault::kFont:
      ++fonts;
      break;
    case Fault::kLost:
      ++lost;
      break;
    case Fault::kFile:
      ++file;
      break;
  }
}

void FaultCount::Add(const FaultCount& more) {
  operators += more.operators;
  fonts += more.fonts;
  lost += more.lost;
  file += more.file;
  other += more.other;
}

}  // namespace capdo::readers::pdf
