#include "readers/ocr_engine.h"

#include <fcntl.h>
#include <leptonica/allheaders.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string_view>

#include "readers/ocr_words.h"
#include "text/normalized.h"

namespace capdo::readers::ocr {

namespace {

constexpr const char* kModelFolders[] = {"/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tessdata"};
// Of a line's height from its lowest to its highest letter, the font size is so much.
constexpr double kSizeOfHeight = 1.12;

class Model {
 public:
  bool Load(const std::string& path) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    struct stat info {};
    if (fstat(descriptor, &info) == 0 && info.st_size > 0) {
      void* data = mmap(nullptr, static_cast<std::size_t>(info.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0);
      if (data != MAP_FAILED) bytes_ = {static_cast<const char*>(data), static_cast<std::size_t>(info.st_size)};
    }
    close(descriptor);
    return !bytes_.empty();
  }
  bool loaded() const { return !bytes_.empty(); }

  // The unpacked model, made on first use; null where Tesseract refuses it.
  tesseract::TessBaseAPI* Api(const char* language, tesseract::OcrEngineMode mode) {
    if (api_ || refused_ || bytes_.empty()) return api_.get();
    auto api = std::make_unique<tesseract::TessBaseAPI>();
    if (api->Init(bytes_.data(), static_cast<int>(bytes_.size()), language, mode, nullptr, 0, nullptr, nullptr, false,
                  nullptr) != 0) {
      refused_ = true;
      return nullptr;
    }
    api->SetVariable("tessedit_do_invert", "0");
    api_ = std::move(api);
    return api_.get();
  }

 private:
  std::string_view bytes_;  // mapped as long as the process lives
  std::unique_ptr<tesseract::TessBaseAPI> api_;
  bool refused_ = false;
};

Model& Vietnamese() {
  static auto* model = new Model;
  return *model;
}
Model& Orientation() {
  static auto* model = new Model;
  return *model;
}

// The words from `first` on are one line.
void Mend(std::vector<RecognisedWord>& words, std::size_t first) {
  std::vector<std::string> line;
  for (std::size_t i = first; i < words.size(); ++i) line.push_back(words[i].text);
  MendLine(line);
  for (std::size_t i = 0; i < line.size(); ++i) words[first + i].text = std::move(line[i]);
  std::erase_if(words, [](const RecognisedWord& word) { return word.text.empty(); });
}

void Collect(tesseract::TessBaseAPI& api, std::vector<RecognisedWord>& words) {
  const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
  if (!at) return;
  double size = 0;
  std::size_t line = words.size();
  do {
    if (at->Empty(tesseract::RIL_WORD)) continue;
    if (at->IsAtBeginningOf(tesseract::RIL_TEXTLINE)) {
      float height = 0, descenders = 0, ascenders = 0;
      at->RowAttributes(&height, &descenders, &ascenders);
      Mend(words, line);
      line = words.size();
      size = std::max(1.0, static_cast<double>(height) * kSizeOfHeight);
    }
    const std::unique_ptr<char[]> text(at->GetUTF8Text(tesseract::RIL_WORD));
    int left = 0, top = 0, right = 0, bottom = 0;
    if (!text || !at->BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom)) continue;
    RecognisedWord word;
    word.text = text::ToNfc(text.get());
    std::erase_if(word.text, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F'; });
    if (word.text.empty()) continue;
    word.box = {static_cast<double>(left), static_cast<double>(top), static_cast<double>(right), static_cast<double>(bottom)};
    int x1 = 0, y1 = 0, x2 = 0, y2 = 0;
    word.baseline = at->Baseline(tesseract::RIL_TEXTLINE, &x1, &y1, &x2, &y2) ? (y1 + y2) / 2.0 : bottom;
    word.size = size;
    word.confidence = std::clamp(static_cast<double>(at->Confidence(tesseract::RIL_WORD)) / 100, 0.0, 1.0);
    words.push_back(std::move(word));
  } while (at->Next(tesseract::RIL_WORD));
  Mend(words, line);
}

}  // namespace

void LoadOcrModels() {
  static std::once_flag once;
  std::call_once(once, [] {
    setMsgSeverity(L_SEVERITY_NONE);
    std::vector<std::string> folders;
    if (const char* prefix = std::getenv("TESSDATA_PREFIX"); prefix != nullptr && *prefix != '\0') folders.emplace_back(prefix);
    folders.insert(folders.end(), std::begin(kModelFolders), std::end(kModelFolders));
    for (const std::string& folder : folders) {
      if (!Vietnamese().Load(folder + "/vie.traineddata")) continue;
      Orientation().Load(folder + "/osd.traineddata");
      return;
    }
  });
}

// Tesseract complains on standard error of a picture that does not say its resolution before it can be told.
void SetPicture(tesseract::TessBaseAPI& api, const Picture& grey, int dpi) {
  pixSetResolution(grey.get(), dpi, dpi);
  api.SetImage(grey.get());
  api.SetSourceResolution(dpi);
}

bool OcrAvailable() { return Vietnamese().loaded(); }

std::vector<RecognisedWord> Recognise(const CleanPage& page, const std::vector<OcrRegion>& regions) {
  std::vector<RecognisedWord> words;
  tesseract::TessBaseAPI* api = Vietnamese().Api("vie", tesseract::OEM_LSTM_ONLY);
  if (api == nullptr || !page.grey) return words;
  SetPicture(*api, page.grey, page.dpi);
  const int width = WidthOf(page.grey), height = HeightOf(page.grey);
  for (const OcrRegion& region : regions) {
    const int left = std::clamp(static_cast<int>(region.box.left), 0, width);
    const int top = std::clamp(static_cast<int>(region.box.top), 0, height);
    const int right = std::clamp(static_cast<int>(region.box.right + 0.5), 0, width);
    const int bottom = std::clamp(static_cast<int>(region.box.bottom + 0.5), 0, height);
    if (right - left < 8 || bottom - top < 8) continue;
    api->SetPageSegMode(region.word   ? tesseract::PSM_SINGLE_WORD
                        : region.line   ? tesseract::PSM_SINGLE_LINE
                        : region.cell ? tesseract::PSM_SINGLE_BLOCK
                                      : tesseract::PSM_AUTO);
    api->SetRectangle(left, top, right - left, bottom - top);
    if (api->Recognize(nullptr) == 0) Collect(*api, words);
  }
  api->Clear();
  return words;
}

int FindUpright(const Picture& grey, int dpi) {
  tesseract::TessBaseAPI* api = Orientation().Api("osd", tesseract::OEM_TESSERACT_ONLY);
  if (api == nullptr || !grey) return -1;
  api->SetPageSegMode(tesseract::PSM_OSD_ONLY);
  SetPicture(*api, grey, dpi);
  int degrees = 0;
  float confidence = 0, script_confidence = 0;
  const char* script = nullptr;
  const bool found = api->DetectOrientationScript(&degrees, &confidence, &script, &script_confidence);
  api->Clear();
  if (!found || confidence < 1) return -1;
  return (degrees / 90) & 3;  // Tesseract names the turn clockwise that the page needs
}

}  // namespace capdo::readers::ocr
