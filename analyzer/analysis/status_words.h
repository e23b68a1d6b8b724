// What a sentence beside a status says: that it is not done after all, or that something else does it.
//
// Knows no rows and no documents: methods_status.cc finds what stands beside what. The words are the markers `status-*`,
// `share-of-things`, `met-otherwise` and `draft-*`; sentences are normalized text.
//
//   const StatusWords words(vocabulary, 2026);
//   words.Denies("trong năm không phát sinh sự cố, chưa diễn tập");                    // true: the second part
//   words.DoneOtherwise("không dùng băng từ", "sao lưu sang nas hằng đêm lúc 23 giờ", "sao lưu dự phòng");  // true
#ifndef CAPDO_ANALYSIS_STATUS_WORDS_H_
#define CAPDO_ANALYSIS_STATUS_WORDS_H_

#include <string>
#include <vector>

#include "rules/ruleset.h"

namespace capdo::analysis {

class StatusWords {
 public:
  // `year`: of the document; later years speak of plans. 0: not known.
  StatusWords(const rules::Vocabulary& words, int year) : words_(words), year_(year) {}

  bool Is(const char* marker, const std::string& text) const;
  // Of each part of the sentence by itself, because one may be harmless.
  bool Denies(const std::string& sentence) const;
  // What `sentence` denies is what `requirement` asks for: that something is not there, or a draft.
  bool DeniesAsAsked(const std::string& sentence, const std::string& requirement) const;
  // The words behind `sentence` tell that it was mended, or by what else the requirement is met.
  bool DoneOtherwise(const std::string& sentence, const std::string& rest, const std::string& requirement) const;
  // Words of what is there, before or beside what is to come.
  int GoodWords(const std::string& text) const;

 private:
  bool PieceDenies(const std::string& piece) const;
  std::vector<std::string> PiecesOf(const std::string& sentence) const;
  bool FallsShort(const std::string& text) const;

  const rules::Vocabulary& words_;
  const int year_;
};

}  // namespace capdo::analysis

#endif  // CAPDO_ANALYSIS_STATUS_WORDS_H_
