// What make_scan shall do to a document: options of the command line and the named presets. A
// preset is a set of values that later options override.
#ifndef CAPDO_TESTS_SCANS_OPTIONS_H_
#define CAPDO_TESTS_SCANS_OPTIONS_H_

#include <cstdint>
#include <string>
#include <vector>

namespace capdo::scans {

enum class Mode { kGray, kColor, kOneBit };

struct Options {
  std::string input, output, report;
  std::uint64_t seed = 1;
  int dpi = 200;
  Mode mode = Mode::kGray;
  double noise = 0;  // standard deviation in gray levels
  double salt = 0;   // share of pixels set to black or white
  double skew = 0;   // degrees, clockwise
  double blur = 0;   // radius in pixels
  int jpeg = 0;      // quality; 0: lossless (Flate; CCITT G4 when 1-bit)
  std::vector<std::string>
      seals;  // "sign", "head", "body" or "X,Y[,DIAMETER]" in mm from the top left
  bool signature = false;
  bool shadow = false;
  bool perspective = false;
  bool vector_glyphs = false;
  std::string layer;           // "", "good", "bad", "lying"
  std::string layer_text;      // file: its lines are the invisible layer, whatever the picture says
  bool layer_visible = false;  // the layer is printed, over the picture
  bool layer_under = false;    // … printed and then covered by the picture
  bool blank_paper = false;    // the picture shows paper and no writing
  std::string stamp;           // "", "page", "field"
  int first = 1, last = 0;     // pages that become pictures; 0: to the end
  bool mixed = false;          // the other pages stay as they are
  int rotate = 0;              // the paper lay turned in the scanner: 0, 90, 180, 270 clockwise
  bool rotate_flag = false;    // … and /Rotate turns it back for the reader
};

// The names that --preset knows, in the order of the documentation.
const std::vector<std::string>& PresetNames();

// Reads the arguments; on a fault prints what is wrong to stderr and returns false.
bool ParseOptions(int argc, char** argv, Options& options);

// Sets what the preset says and leaves the rest; false when there is no such preset.
bool ApplyPreset(const std::string& name, Options& options);

}  // namespace capdo::scans

#endif  // CAPDO_TESTS_SCANS_OPTIONS_H_
