// What can be wrong with a template, as a stable word and the thing that it is about, so that the
// user can be told in their own language.
//
//   Error error = TemplateError(ErrorCode::kInvalid, "unknown-placeholder", "ten_co_quan");
//   TemplateFault fault = FaultOf(error);   // {"unknown-placeholder", "ten_co_quan"}
//   Message(language, "template." + fault.what, {{"path", path}, {"name", fault.name}});
#ifndef CAPDO_DOCX_TEMPLATE_ERROR_H_
#define CAPDO_DOCX_TEMPLATE_ERROR_H_

#include <string>
#include <string_view>

#include "base/error.h"

namespace capdo::docx {

struct TemplateFault {
  std::string what;  // a word of the list in base/messages_*.inc, "template."
  std::string name;  // placeholder or part; may be empty
};

inline Error TemplateError(ErrorCode code, std::string_view what, std::string_view name = "") {
  return {code, std::string(what) + ": " + std::string(name)};
}

inline TemplateFault FaultOf(const Error& error) {
  const std::size_t colon = error.message.find(": ");
  if (colon == std::string::npos) return {"failed", error.message};
  return {error.message.substr(0, colon), error.message.substr(colon + 2)};
}

}  // namespace capdo::docx

#endif  // CAPDO_DOCX_TEMPLATE_ERROR_H_
