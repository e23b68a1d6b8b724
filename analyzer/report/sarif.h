// A result as SARIF 2.1.0, for tools that collect findings. Nothing is bent to fit: SARIF's kinds tell what a person
// must decide ("review") and what could not be checked ("open") from what failed. Pages are no regions of a file in
// SARIF's sense, so place and quotation stand in the message of each location and in its properties.
#ifndef CAPDO_REPORT_SARIF_H_
#define CAPDO_REPORT_SARIF_H_

#include <string>

#include "base/messages.h"
#include "result/result.h"

namespace capdo::report {

std::string ToSarif(const result::Result& result, Language language);

}  // namespace capdo::report

#endif  // CAPDO_REPORT_SARIF_H_
