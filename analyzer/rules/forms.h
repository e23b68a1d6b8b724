// The forms that `capdo init` lays out for an agency: templates/<rule set>/forms/forms.yaml names
// the DOCX templates and the lists of requirements that fill their tables. Which requirements there
// are at a level, how they are called and where the law asks for them stays in the rule set;
// nothing is written twice.
//
//   const FormSet forms = LoadForms("/usr/share/capdo", rules);
//   for (const Form& form : forms.forms) if (form.AppliesAt(3)) … form.path, form.file
//   for (const FormItem& item : forms.Items("quan_ly", 3)) … item.title, item.clause
#ifndef CAPDO_RULES_FORMS_H_
#define CAPDO_RULES_FORMS_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rules/ruleset.h"

namespace capdo::rules {

struct Form {
  std::string path;   // of the DOCX template
  std::string file;   // the name that it gets in the agency's folder
  std::string title;  // as a person calls the document
  std::vector<std::string> basis;
  std::vector<int> levels;  // all five where the data names none
  bool AppliesAt(int level) const;
};

// A requirement of a level.
struct FormItem {
  std::string id, title;  // title of the check behind its family: "Chính sách an toàn thông tin"
  std::string clause;     // of TCVN 11930:2017, "" where there is none
  std::string basis;      // all bases, joined
  std::string fix;
  bool conditional = false;
};

struct FormSet {
  std::vector<Form> forms;
  std::map<std::string, std::vector<const Check*>> lists;  // into the rule set
  std::vector<Diagnostic> diagnostics;

  std::vector<FormItem> Items(const std::string& list, int level) const;
};

// How a check reads in a form at this level; nothing where it does not apply there.
std::optional<FormItem> ItemAt(const Check& check, int level);

FormSet LoadForms(const std::string& data_dir, const RuleSet& rules);

}  // namespace capdo::rules

#endif  // CAPDO_RULES_FORMS_H_
