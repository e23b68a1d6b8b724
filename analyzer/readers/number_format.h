// Numbers of a spreadsheet as its cells show them: dates by their pattern, percent, decimals.
//
// What depends on the settings of the reader's computer is shown as in Viet Nam (day/month/year); digits are not
// grouped, and the decimal mark is a point, as in the file.
//
//   ShowNumber(45292, "dd/mm/yyyy", false) == "01/01/2024";   ShowNumber(0.5, "0%", false) == "50%"
#ifndef CAPDO_READERS_NUMBER_FORMAT_H_
#define CAPDO_READERS_NUMBER_FORMAT_H_

#include <string>
#include <string_view>

namespace capdo::readers {

std::string ShowNumber(double value, std::string_view format, bool from_1904);
// Of the numbers below 164, which the file does not define; "" is General.
std::string_view BuiltInFormat(int id);
// ";;;": nobody sees the value.
bool HidesNumbers(std::string_view format);

}  // namespace capdo::readers

#endif  // CAPDO_READERS_NUMBER_FORMAT_H_
