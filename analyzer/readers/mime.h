// Private to the readers: the pieces of an e-mail (RFC 5322, 2045 to 2047, 2231), as far as saved e-mails need them.
//
//   const MimePart root = ParsePart(bytes);
//   root.Header("subject") == "Hồ sơ cấp độ";
//   for (std::string_view part : SplitParts(root.body, root.type.Get("boundary"), 100)) ...
#ifndef CAPDO_READERS_MIME_H_
#define CAPDO_READERS_MIME_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace capdo::readers {

// "multipart/mixed; boundary=x": the value in lower case, the parameters by lower-case name, decoded.
struct HeaderValue {
  std::string value;
  std::map<std::string, std::string, std::less<>> parameters;
  std::string_view Get(std::string_view name) const;
};

struct MimePart {
  std::map<std::string, std::string, std::less<>> headers;  // the first of each lower-case name, unfolded, as it stands
  HeaderValue type, disposition;
  std::string_view body;  // still encoded

  // Words of RFC 2047 decoded; "" where there is none.
  std::string Header(std::string_view name) const;
  // "" where the part has none.
  std::string FileName() const;
  // The body without its transfer encoding, at most `most` bytes; what is over is not decoded and `cut` set.
  std::string Content(std::size_t most, bool& cut) const;
};

MimePart ParsePart(std::string_view bytes);

// What stands between the boundaries. `most` parts; what is over is left out.
std::vector<std::string_view> SplitParts(std::string_view body, std::string_view boundary, std::size_t most);

// Text in any of the charsets of Vietnamese mails as UTF-8 in NFC.
std::string ToUtf8(std::string_view bytes, std::string_view charset);

// Whether the bytes begin with the header of an e-mail.
bool LooksLikeEmail(std::string_view bytes);
// Whether they begin like a page that a program saved with its pictures (.mht): the header of a mail without a sender.
bool LooksLikeSavedPage(std::string_view bytes);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_MIME_H_
