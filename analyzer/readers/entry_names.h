// Private to the readers: names of files inside archives and e-mails, whatever program wrote them.
//
// Old programs wrote names in the code page of their machine and did not say which. Valid UTF-8 is taken for UTF-8;
// else Windows-1258 (Vietnamese) where every byte then is a letter or a tone mark on one; else code page 437, in which
// zip was born; what is in none becomes U+FFFD.
//
//   DecodeName("Quy\xEA\xECt \xF0i\xF2nh.pdf") == "Quyết định.pdf"
#ifndef CAPDO_READERS_ENTRY_NAMES_H_
#define CAPDO_READERS_ENTRY_NAMES_H_

#include <string>
#include <string_view>

namespace capdo::readers {

// UTF-8 in NFC. NUL ends the name; other control characters become U+FFFD.
std::string DecodeName(std::string_view raw);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_ENTRY_NAMES_H_
