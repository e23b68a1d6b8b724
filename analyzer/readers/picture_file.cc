#include "readers/picture_file.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <utility>

namespace capdo::readers::ocr {

namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t kMostTags = 4096;    // of one TIFF directory or Exif block
constexpr std::size_t kMostSegments = 4096;  // of one JPEG before its size
constexpr int kMostDpi = 2400;
constexpr int kHandyDpi = 400, kReadDpi = 300;  // letters are read no better from more
constexpr std::uint32_t kMostSide = 0x7FFF'FFFF;

// Numbers at an offset; 0 behind the end.
class Bytes {
 public:
  Bytes(std::string_view bytes, bool big) : bytes_(bytes), big_(big) {}
  bool Has(std::size_t at, std::size_t count) const { return at <= bytes_.size() && bytes_.size() - at >= count; }
  std::uint32_t Number(std::size_t at, std::size_t count) const {
    if (!Has(at, count)) return 0;
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < count; ++k)
      value = value << 8 | static_cast<unsigned char>(bytes_[at + (big_ ? k : count - 1 - k)]);
    return value;
  }
  std::uint32_t Two(std::size_t at) const { return Number(at, 2); }
  std::uint32_t Four(std::size_t at) const { return Number(at, 4); }

 private:
  std::string_view bytes_;
  bool big_;
};

int Side(std::uint32_t value) { return static_cast<int>(std::min(value, kMostSide)); }
int Dpi(double value) { return value >= 1 && value <= kMostDpi ? static_cast<int>(value + 0.5) : 0; }

// One directory of a TIFF, which is also how Exif is written.
struct Directory {
  std::uint32_t width = 0, height = 0, orientation = 1, next = 0;
  double resolution = 0;
  bool metric = false, whole = false;
  int dpi() const { return Dpi(metric ? resolution * 2.54 : resolution); }
};

Directory ReadDirectory(const Bytes& in, std::size_t at) {
  Directory out;
  const std::uint32_t tags = in.Two(at);
  if (tags == 0 || tags > kMostTags || !in.Has(at + 2, 12 * static_cast<std::size_t>(tags))) return out;
  for (std::size_t k = 0; k < tags; ++k) {
    const std::size_t entry = at + 2 + 12 * k;
    const std::uint32_t value = in.Two(entry + 2) == 3 ? in.Two(entry + 8) : in.Four(entry + 8);
    switch (in.Two(entry)) {
      case 0x0100: out.width = value; break;
      case 0x0101: out.height = value; break;
      case 0x0112: out.orientation = value; break;
      case 0x011A: {
        const std::uint32_t below = in.Four(static_cast<std::size_t>(value) + 4);
        out.resolution = below > 0 ? static_cast<double>(in.Four(value)) / below : 0;
        break;
      }
      case 0x0128: out.metric = value == 3; break;
      default: break;
    }
  }
  out.next = in.Four(at + 2 + 12 * static_cast<std::size_t>(tags));
  out.whole = true;
  return out;
}

bool IsTiff(std::string_view bytes) { return bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv); }
bool IsJpeg(std::string_view bytes) { return bytes.starts_with("\xFF\xD8\xFF"); }
bool IsGif(std::string_view bytes) { return bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a"); }

PictureHead TiffHead(std::string_view bytes, const Limits& limits) {
  const Bytes in(bytes, bytes.starts_with("MM"));
  PictureHead head;
  std::set<std::uint32_t> seen;
  for (std::uint32_t at = in.Four(4); at != 0;) {
    if (head.frames.size() >= limits.max_pages) {
      head.more = true;
      break;
    }
    const Directory directory = seen.insert(at).second ? ReadDirectory(in, at) : Directory{};
    if (!directory.whole) {
      head.broken = true;
      break;
    }
    head.frames.push_back({Side(directory.width), Side(directory.height), directory.dpi(), at});
    at = directory.next;
  }
  return head;
}

struct JpegHead {
  PictureFrame frame;
  std::uint32_t orientation = 1;  // the turn that a phone notes instead of turning the picture
};

JpegHead ReadJpegHead(std::string_view bytes) {
  const Bytes in(bytes, true);
  JpegHead head;
  std::size_t at = 2;
  for (std::size_t k = 0; k < kMostSegments && in.Has(at, 4) && in.Number(at, 1) == 0xFF; ++k) {
    const std::uint32_t marker = in.Number(at + 1, 1);
    if (marker == 0xFF) {
      ++at;  // padding
      continue;
    }
    const std::size_t length = in.Two(at + 2);
    const std::string_view data = bytes.substr(std::min(bytes.size(), at + 4), length < 2 ? 0 : length - 2);
    const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) {
      head.frame.height = Side(in.Two(at + 5));
      head.frame.width = Side(in.Two(at + 7));
      return head;
    }
    if (marker == 0xE0 && data.starts_with("JFIF\0"sv)) {
      const Bytes jfif(data, true);
      const double said = jfif.Two(8);
      const int dpi = jfif.Number(7, 1) == 1 ? Dpi(said) : jfif.Number(7, 1) == 2 ? Dpi(said * 2.54) : 0;
      if (dpi > 0) head.frame.dpi = dpi;
    } else if (marker == 0xE1 && data.starts_with("Exif\0\0"sv)) {
      const std::string_view tiff = data.substr(6);
      const Bytes exif(tiff, tiff.starts_with("MM"));
      const Directory directory = ReadDirectory(exif, exif.Four(4));
      if (directory.whole) head.orientation = directory.orientation;
      if (head.frame.dpi == 0) head.frame.dpi = directory.dpi();
    }
    at += 2 + length;
  }
  return head;
}

PictureFrame PngHead(std::string_view bytes) {
  const Bytes in(bytes, true);
  PictureFrame frame{Side(in.Four(16)), Side(in.Four(20)), 0, 0};
  for (std::size_t at = 8, k = 0; k < 64 && in.Has(at, 8); ++k) {
    const std::string_view kind = bytes.substr(at + 4, 4);
    if (kind == "IDAT") break;
    if (kind == "pHYs" && in.Number(at + 16, 1) == 1) frame.dpi = Dpi(in.Four(at + 8) * 0.0254);
    at += 12 + static_cast<std::size_t>(in.Four(at));
  }
  return frame;
}

PictureFrame BmpHead(std::string_view bytes) {
  const Bytes in(bytes, false);
  if (in.Four(14) == 12) return {Side(in.Two(18)), Side(in.Two(20)), 0, 0};
  const std::uint32_t height = in.Four(22);  // negative: from the top down
  return {Side(in.Four(18)), Side(height >= 0x8000'0000U ? 0U - height : height), Dpi(in.Four(38) * 0.0254), 0};
}

PictureFrame WebpHead(std::string_view bytes) {
  const Bytes in(bytes, false);
  const std::string_view kind = bytes.substr(std::min<std::size_t>(12, bytes.size()), 4);
  if (kind == "VP8X") return {Side(in.Number(24, 3) + 1), Side(in.Number(27, 3) + 1), 0, 0};
  if (kind == "VP8L") {
    const std::uint32_t bits = in.Four(21);
    return {Side((bits & 0x3FFF) + 1), Side((bits >> 14 & 0x3FFF) + 1), 0, 0};
  }
  return {Side(in.Two(26) & 0x3FFF), Side(in.Two(28) & 0x3FFF), 0, 0};
}

// All pictures of a moving one are decoded with the first: together they are its size. False where the blocks break off
// before the first picture.
bool GifHead(std::string_view bytes, PictureFrame& first, std::uint64_t& pixels) {
  const Bytes in(bytes, false);
  const auto colours = [&](std::uint32_t flags) -> std::size_t { return flags & 0x80 ? 3u << ((flags & 7) + 1) : 0; };
  std::size_t at = 13 + colours(in.Number(10, 1));
  first = {Side(in.Two(6)), Side(in.Two(8)), 0, 0};
  pixels = static_cast<std::uint64_t>(first.width) * static_cast<std::uint64_t>(first.height);
  bool any = false;
  const auto skip_blocks = [&] {
    while (in.Number(at, 1) != 0) at += 1 + in.Number(at, 1);
    ++at;
  };
  while (in.Has(at, 1)) {
    const std::uint32_t kind = in.Number(at, 1);
    if (kind == 0x21) {
      at += 2;
      skip_blocks();
    } else if (kind == 0x2C && in.Has(at, 10)) {
      pixels += static_cast<std::uint64_t>(in.Two(at + 5)) * in.Two(at + 7);
      any = true;
      at += 10 + colours(in.Number(at + 9, 1)) + 1;
      skip_blocks();
    } else {
      break;
    }
  }
  return any;
}

PictureFrame Jp2Head(std::string_view bytes) {
  const Bytes in(bytes, true);
  const std::size_t at = bytes.substr(0, 256).find("ihdr");
  if (at == std::string_view::npos) return {};
  return {Side(in.Four(at + 8)), Side(in.Four(at + 4)), 0, 0};
}

bool TooLarge(int width, int height, const Limits& limits) {
  return static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height) > limits.max_image_pixels;
}

Error TooManyPixels() { return {ErrorCode::kTooLarge, "the picture is over a bound", "max_image_pixels"}; }
Error Undecoded() { return {ErrorCode::kDamaged, "the picture cannot be decoded"}; }

Picture Own(Pix* pix) { return Picture(pix); }

// Transparent parts are paper. In place: Leptonica's way makes copies of what may be most of the memory.
void LayOnPaper(const Picture& picture) {
  const int width = WidthOf(picture), height = HeightOf(picture), words = pixGetWpl(picture.get());
  for (int y = 0; y < height; ++y) {
    l_uint32* line = pixGetData(picture.get()) + static_cast<std::ptrdiff_t>(y) * words;
    for (int x = 0; x < width; ++x) {
      const l_uint32 pixel = line[x], alpha = pixel & 0xFF;
      if (alpha == 0xFF) continue;
      const auto on_paper = [alpha](l_uint32 value) { return (value * alpha + 255 * (255 - alpha)) / 255; };
      line[x] = on_paper(pixel >> 24) << 24 | on_paper(pixel >> 16 & 0xFF) << 16 | on_paper(pixel >> 8 & 0xFF) << 8 | 0xFF;
    }
  }
  pixSetSpp(picture.get(), 3);
}

// Leptonica's decoders, each from memory and for one picture.
Picture Decode(std::string_view bytes, const PictureFrame& frame, bool& damaged) {
  setMsgSeverity(L_SEVERITY_NONE);
  const auto* data = reinterpret_cast<const l_uint8*>(bytes.data());
  if (IsTiff(bytes)) {
    std::size_t offset = frame.offset == Bytes(bytes, bytes.starts_with("MM")).Four(4) ? 0 : frame.offset;
    return Own(pixReadMemFromMultipageTiff(data, bytes.size(), &offset));
  }
  if (IsJpeg(bytes)) {
    l_int32 warnings = 0;
    Picture picture = Own(pixReadMemJpeg(data, bytes.size(), 0, 1, &warnings, L_JPEG_CONTINUE_WITH_BAD_DATA));
    damaged = warnings > 0;
    return picture;
  }
  return Own(pixReadMem(data, bytes.size()));
}

}  // namespace

Result<PictureHead> ReadPictureHead(std::string_view bytes, const Limits& limits) {
  PictureHead head;
  if (IsTiff(bytes)) {
    head = TiffHead(bytes, limits);
    if (head.frames.empty()) return Undecoded();
  } else {
    PictureFrame frame;
    if (bytes.starts_with("\x89PNG")) {
      frame = PngHead(bytes);
    } else if (IsJpeg(bytes)) {
      frame = ReadJpegHead(bytes).frame;
    } else if (IsGif(bytes)) {
      std::uint64_t pixels = 0;
      if (!GifHead(bytes, frame, pixels)) return Undecoded();
      if (pixels > limits.max_image_pixels) return TooManyPixels();
    } else if (bytes.starts_with("BM")) {
      frame = BmpHead(bytes);
    } else if (bytes.starts_with("RIFF")) {
      frame = WebpHead(bytes);
    } else if (bytes.starts_with("\0\0\0\x0CjP"sv)) {
      frame = Jp2Head(bytes);
    } else {
      return Error{ErrorCode::kUnsupported, "a kind of picture that is not decoded"};
    }
    head.frames.push_back(frame);
  }
  if (head.frames.size() > 1) return head;  // each is judged by itself
  const PictureFrame& only = head.frames.front();
  if (only.width <= 0 || only.height <= 0) return Undecoded();
  if (TooLarge(only.width, only.height, limits)) return TooManyPixels();
  return head;
}

Result<Decoded> DecodePicture(std::string_view bytes, const PictureFrame& frame, const Limits& limits) {
  if (frame.width <= 0 || frame.height <= 0) return Undecoded();
  if (TooLarge(frame.width, frame.height, limits)) return TooManyPixels();
  Decoded out;
  Picture picture = Decode(bytes, frame, out.damaged);
  if (picture && pixGetSpp(picture.get()) == 4) LayOnPaper(picture);
  if (picture && pixGetColormap(picture.get()) != nullptr)
    picture = Own(pixRemoveColormap(picture.get(), REMOVE_CMAP_BASED_ON_SRC));
  if (picture && pixGetDepth(picture.get()) != 8 && pixGetDepth(picture.get()) != 32)
    picture = Own(pixConvertTo8(picture.get(), 0));
  if (!picture) return Undecoded();
  switch (IsJpeg(bytes) ? ReadJpegHead(bytes).orientation : 1) {
    case 3: picture = Turned(picture, 2); break;
    case 6: picture = Turned(picture, 1); break;
    case 8: picture = Turned(picture, 3); break;
    default: break;
  }
  if (!picture) return Undecoded();
  out.picture = std::move(picture);
  return out;
}

Picture Handy(Picture picture, int& dpi) {
  if (dpi <= kHandyDpi) return picture;
  const l_float32 factor = static_cast<l_float32>(kReadDpi) / static_cast<l_float32>(dpi);
  Picture small = Own(pixScale(picture.get(), factor, factor));
  if (!small) return picture;
  dpi = kReadDpi;
  return small;
}

int PaperDpi(int width, int height, int said) {
  constexpr double kLongSide = 297 / 25.4;  // of A4, inches
  const double pixels = std::max(width, height), inches = said > 0 ? pixels / said : 0;
  const bool measured = said >= 100 ? inches >= 2 && inches <= 25 : said >= 60 && inches >= 7 && inches <= 17;
  return measured ? said : std::clamp(static_cast<int>(pixels / kLongSide + 0.5), 40, 1200);
}

}  // namespace capdo::readers::ocr
