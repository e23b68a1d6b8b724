// The vocabulary between the letter and its templates; templates/letters/README.md explains it to
// offices, a test compares the two.
#include "report/letter.h"

namespace capdo::report {

const std::vector<std::string>& OfficeKeys() {
  static const std::vector<std::string> keys = {
      "co_quan_chu_quan", "co_quan_ban_hanh", "so_ky_hieu",
      "dia_danh",         "ngay_ban_hanh",    "quyen_han_chuc_vu",
      "nguoi_ky",         "dau_moi_lien_he",  "don_vi_soan_thao"};
  return keys;
}

const std::set<std::string>& LetterNames() {
  static const std::set<std::string> names = [] {
    std::set<std::string> all(OfficeKeys().begin(), OfficeKeys().end());
    for (const char* name : {"noi_nhan",
                             "noi_nhan_dong",
                             "thoi_han",
                             "mot_co_quan",
                             "nhieu_co_quan",
                             "phu_luc",
                             "so_phu_luc",
                             "co_quan",
                             "dau_cau",
                             "he_thong",
                             "cap_do",
                             "ngay_xem_xet",
                             "so_tai_lieu",
                             "so_thieu_sot",
                             "so_khuyen_nghi",
                             "so_xem_xet",
                             "so_chua_xet",
                             "diem",
                             "diem_co_the",
                             "nguon",
                             "nhom_thieu_sot",
                             "thieu_sot",
                             "nhom_xem_xet",
                             "xem_xet",
                             "ten_nhom",
                             "so_noi_dung",
                             "stt",
                             "yeu_cau",
                             "so_yeu_cau",
                             "it_yeu_cau",
                             "nhieu_yeu_cau",
                             "so_muc",
                             "ten_yeu_cau",
                             "ghi_chu",
                             "phat_hien",
                             "trich_dan",
                             "noi_trich_dan",
                             "can_cu",
                             "can_bo_sung",
                             "chua_xet",
                             "noi_dung_chua_xet",
                             "chua_doc",
                             "ten_tep",
                             "ly_do",
                             "de_nghi",
                             "co_thieu_sot",
                             "khong_thieu_sot",
                             "chua_ket_luan",
                             "khong_doc_duoc",
                             "co_de_nghi",
                             "co_khuyen_nghi",
                             "co_xem_xet",
                             "co_chua_xet",
                             "co_chua_doc",
                             "co_diem",
                             "diem_gia_dinh",
                             "tong_thieu_sot",
                             "tong_xem_xet",
                             "so_co_quan",
                             "co_lan_truoc",
                             "ngay_lan_truoc",
                             "doan_so_sanh",
                             "so_da_khac_phuc",
                             "so_con_lai",
                             "so_moi"})
      all.insert(name);
    return all;
  }();
  return names;
}

}  // namespace capdo::report
