#include "report/letter.h"

#include <algorithm>

#include "base/messages.h"
#include "docx/fill.h"
#include "report/annex.h"
#include "report/comparison.h"
#include "report/text_layout.h"
#include "report/wording.h"

namespace capdo::report {

namespace {

using docx::Values;

constexpr Language kLanguage = Language::kVietnamese;

std::string Say(std::string_view key, MessageArguments arguments = {}) {
  return Message(kLanguage, key, arguments);
}

// A blank for the hand where nothing is known.
std::string OrBlank(const std::string& text) { return text.empty() ? Say("letter.blank") : text; }

std::string Roman(std::size_t number) {
  static constexpr std::pair<std::size_t, const char*> kDigits[] = {
      {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"},
      {9, "IX"},  {5, "V"},   {4, "IV"}, {1, "I"}};
  std::string text;
  for (const auto& [value, digit] : kDigits)
    for (; number >= value; number -= value) text += digit;
  return text;
}

std::string LongDate(const std::string& iso) {
  if (iso.size() != 10) return Say("letter.blank-date");
  return Say("letter.date",
             {{"day", iso.substr(8, 2)}, {"month", iso.substr(5, 2)}, {"year", iso.substr(0, 4)}});
}

Values ItemValues(const AnnexItem& item, bool numbered) {
  Values values;
  values.texts["so_muc"] = numbered ? std::to_string(item.number) + ". " : "";
  values.texts["ten_yeu_cau"] = item.title;
  std::string note = item.basis;
  if (!item.note.empty()) note += (note.empty() ? "" : "; ") + item.note;
  values.texts["ghi_chu"] = note.empty() ? "" : " (" + note + ')';
  return values;
}

// More requirements with one finding stand over the width of the table: in their own column they would fill pages.
constexpr std::size_t kMostInColumn = 3;

Values RowValues(const AnnexRow& row) {
  Values values;
  values.texts = {{"stt", row.Numbers()},
                  {"so_yeu_cau", std::to_string(row.items.size())},
                  {"phat_hien", row.finding},
                  {"can_cu", row.basis},
                  {"can_bo_sung", row.fix}};
  values.lists = {{"yeu_cau", {}}, {"trich_dan", {}}};  // an empty list is a list, too
  for (const AnnexItem& item : row.items)
    values.lists["yeu_cau"].push_back(ItemValues(item, row.items.size() > 1));
  for (const std::string& place : row.places)
    values.lists["trich_dan"].push_back({{{"noi_trich_dan", place}}, {}});
  values.Show("it_yeu_cau", row.items.size() <= kMostInColumn);
  values.Show("nhieu_yeu_cau", row.items.size() > kMostInColumn);
  return values;
}

std::vector<Values> BlockValues(const std::vector<AnnexBlock>& blocks, const char* rows) {
  std::vector<Values> list;
  for (const AnnexBlock& block : blocks) {
    Values values;
    values.texts["ten_nhom"] = block.title;
    values.texts["so_noi_dung"] = std::to_string(block.count);
    for (const AnnexRow& row : block.rows) values.lists[rows].push_back(RowValues(row));
    list.push_back(std::move(values));
  }
  return list;
}

// "Không phát hiện …" is only said of what was read.
void ShowConclusion(Values& values, int gaps, bool unread, bool nothing_read) {
  values.Show("co_thieu_sot", gaps > 0);
  values.Show("khong_thieu_sot", gaps == 0 && !unread);
  values.Show("chua_ket_luan", gaps == 0 && unread && !nothing_read);
  values.Show("khong_doc_duoc", nothing_read);
}

Values AnnexValues(const Annex& annex, std::size_t number, bool numbered, bool points) {
  Values values;
  values.texts = {{"so_phu_luc", numbered ? std::string(1, ' ').append(Roman(number)) : ""},
                  {"co_quan", OrBlank(annex.agency)},
                  {"he_thong", OrBlank(annex.system)},
                  {"cap_do", OrBlank(annex.level)},
                  {"ngay_xem_xet", annex.as_of},
                  {"so_tai_lieu", std::to_string(annex.documents)},
                  {"so_thieu_sot", std::to_string(annex.gaps)},
                  {"so_khuyen_nghi", std::to_string(annex.advisory)},
                  {"so_xem_xet", std::to_string(annex.reviews)},
                  {"so_chua_xet", std::to_string(annex.not_checked)},
                  {"diem", annex.points},
                  {"diem_co_the", annex.possible},
                  {"nguon", annex.source}};
  values.lists["nhom_thieu_sot"] = BlockValues(annex.gap_blocks, "thieu_sot");
  values.lists["nhom_xem_xet"] = BlockValues(annex.review_blocks, "xem_xet");
  values.lists["chua_xet"];
  values.lists["chua_doc"];
  for (const std::string& cause : annex.not_checked_causes)
    values.lists["chua_xet"].push_back({{{"noi_dung_chua_xet", cause}}, {}});
  for (std::size_t i = 0; i < annex.unread.size(); ++i) {
    const AnnexUnread& unread = annex.unread[i];
    values.lists["chua_doc"].push_back({{{"stt", std::to_string(i + 1)},
                                         {"ten_tep", unread.file},
                                         {"ly_do", unread.reason},
                                         {"de_nghi", unread.remedy}},
                                        {}});
  }
  ShowConclusion(values, annex.gaps, !annex.unread.empty(), annex.nothing_read);
  values.Show("co_khuyen_nghi", annex.advisory > 0);
  values.Show("co_xem_xet", annex.reviews > 0);
  values.Show("co_de_nghi", annex.gaps + annex.reviews > 0 || !annex.unread.empty());
  values.Show("co_chua_xet", annex.not_checked > 0);
  values.Show("co_chua_doc", !annex.unread.empty());
  values.Show("co_diem", points && !annex.points.empty());
  values.Show("diem_gia_dinh", points && annex.assumed && !annex.points.empty());
  return values;
}

void AddOffice(const LetterOptions& options, Values& values) {
  for (const std::string& key : OfficeKeys()) {
    const auto found = options.office.texts.find(key);
    const bool known = found != options.office.texts.end() && !found->second.empty();
    values.texts[key] = known ? PrintableLines(found->second) : Say("letter.blank." + key);
  }
  for (const std::string& recipient : options.office.recipients)
    values.lists["noi_nhan"].push_back({{{"noi_nhan_dong", Printable(recipient)}}, {}});
  values.lists.try_emplace("noi_nhan");
  values.texts["thoi_han"] = LongDate(options.deadline);
}

// How it went on since the earlier letter; nothing of it is shown without one.
void AddSince(const result::Result* before, const result::Result* after, Values& values) {
  for (const char* name :
       {"ngay_lan_truoc", "doan_so_sanh", "so_da_khac_phuc", "so_con_lai", "so_moi"})
    values.texts[name];
  values.Show("co_lan_truoc", before && after);
  if (!before || !after) return;
  using result::Change;
  const result::Comparison comparison = result::Compare(*before, *after);
  const View view(*before);
  values.texts["ngay_lan_truoc"] = Printable(Wording(kLanguage, view).Date(before->as_of));
  values.texts["doan_so_sanh"] = Printable(ChangeSentence(comparison, kLanguage));
  values.texts["so_da_khac_phuc"] = std::to_string(comparison.Count(Change::kClosed));
  values.texts["so_con_lai"] = std::to_string(comparison.Count(Change::kUnchanged) +
                                              comparison.Count(Change::kChanged));
  values.texts["so_moi"] = std::to_string(comparison.Count(Change::kNew));
}

}  // namespace

Result<std::string> ToLetter(const LetterTemplate& form,
                             std::span<const result::Result* const> results,
                             const LetterOptions& options) {
  Values values;
  int gaps = 0, reviews = 0;
  bool unread = false, assumed = false, scored = false, all_unread = true;
  std::vector<Values>& annexes = values.lists["phu_luc"];
  for (const result::Result* result : results) {
    const Annex annex = MakeAnnex(*result, kLanguage);
    annexes.push_back(AnnexValues(annex, annexes.size() + 1, results.size() > 1, options.points));
    gaps += annex.gaps;
    reviews += annex.reviews;
    unread = unread || !annex.unread.empty();
    scored = scored || !annex.points.empty();
    assumed = assumed || (annex.assumed && !annex.points.empty());
    all_unread = all_unread && annex.nothing_read;
  }
  for (Values& annex : annexes)
    annex.texts["dau_cau"] = std::string(1, &annex == &annexes.back() ? '.' : ';');
  AddOffice(options, values);
  AddSince(options.since, results.size() == 1 ? results[0] : nullptr, values);
  // The body of the letter speaks of one agency, or of all of them.
  if (results.size() == 1) values.lists["mot_co_quan"] = annexes;
  values.lists.try_emplace("mot_co_quan");
  values.Show("nhieu_co_quan", results.size() > 1);
  values.texts["so_co_quan"] = std::to_string(results.size());
  values.texts["tong_thieu_sot"] = std::to_string(gaps);
  values.texts["tong_xem_xet"] = std::to_string(reviews);
  ShowConclusion(values, gaps, unread, all_unread);
  values.Show("co_xem_xet", reviews > 0);
  values.Show("co_de_nghi", gaps + reviews > 0 || unread);
  values.Show("co_chua_doc", unread);
  values.Show("co_diem", options.points && scored);
  values.Show("diem_gia_dinh", options.points && assumed);
  return docx::Fill(form.bytes, values, LetterNames());
}

}  // namespace capdo::report
