#include "options.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>
#include <map>
#include <utility>

namespace capdo::scans {
namespace {

using Setter = std::function<void(Options&)>;

const std::vector<std::pair<std::string, Setter>>& Presets() {
  static const std::vector<std::pair<std::string, Setter>> presets = {
      {"clean200", [](Options& o) { o.dpi = 200; }},
      {"clean300", [](Options& o) { o.dpi = 300; }},
      {"fax",
       [](Options& o) {
         o.mode = Mode::kOneBit;
         o.salt = 0.001;
       }},
      {"noise",
       [](Options& o) {
         o.noise = 18;
         o.salt = 0.002;
         o.jpeg = 75;
       }},
      {"skew2",
       [](Options& o) {
         o.skew = 2;
         o.jpeg = 75;
       }},
      {"jpeg40", [](Options& o) { o.jpeg = 40; }},
      {"seal",
       [](Options& o) {
         o.mode = Mode::kColor;
         o.jpeg = 80;
         o.seals = {"sign", "head", "body"};
         o.signature = true;
       }},
      // The colour is gone: no channel shows the text without the seal.
      {"seal-gray",
       [](Options& o) {
         o.jpeg = 80;
         o.seals = {"sign", "head"};
         o.signature = true;
       }},
      {"copy",
       [](Options& o) {
         o.shadow = true;
         o.noise = 8;
         o.salt = 0.0015;
         o.jpeg = 70;
       }},
      {"phone",
       [](Options& o) {
         o.dpi = 150;
         o.mode = Mode::kColor;
         o.perspective = true;
         o.blur = 1;
         o.noise = 5;
         o.jpeg = 60;
       }},
      {"hidden-dossier",
       [](Options& o) {
         o.mode = Mode::kColor;
         o.noise = 10;
         o.salt = 0.0005;
         o.skew = 0.7;
         o.jpeg = 60;
         o.seals = {"sign"};
         o.signature = true;
       }},
  };
  return presets;
}

}  // namespace

const std::vector<std::string>& PresetNames() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const auto& [name, setter] : Presets()) all.push_back(name);
    return all;
  }();
  return names;
}

bool ApplyPreset(const std::string& name, Options& options) {
  for (const auto& [known, setter] : Presets()) {
    if (known != name) continue;
    setter(options);
    return true;
  }
  return false;
}

bool ParseOptions(int argc, char** argv, Options& options) {
  // The preset first, wherever it stands: the other options override it.
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::string(argv[i]) != "--preset") continue;
    if (!ApplyPreset(argv[i + 1], options)) {
      std::fprintf(stderr, "make_scan: no preset %s\n", argv[i + 1]);
      return false;
    }
  }
  CLI::App app(
      "make_scan: turns a text PDF or a picture into a scan. The same arguments give the same "
      "bytes.");
  std::string preset, pages;
  const std::map<std::string, Mode> modes = {
      {"gray", Mode::kGray}, {"color", Mode::kColor}, {"1bit", Mode::kOneBit}};
  app.add_option("IN", options.input, "PDF, PNG, JPEG or TIFF")->required();
  app.add_option("OUT", options.output,
                 "by its ending: .pdf, .tif (all pages), .png or .jpg (one page)")
      ->required();
  app.add_option("--preset", preset, "a set of values; other options override them");
  app.add_option("--seed", options.seed, "another seed, another accident");
  app.add_option("--dpi", options.dpi)->check(CLI::Range(30, 1200));
  app.add_option("--mode", options.mode)->transform(CLI::CheckedTransformer(modes));
  app.add_option("--noise", options.noise, "standard deviation in gray levels");
  app.add_option("--salt", options.salt, "share of pixels set to black or white");
  app.add_option("--skew", options.skew, "degrees clockwise")->check(CLI::Range(-45.0, 45.0));
  app.add_option("--blur", options.blur, "radius in pixels");
  app.add_option("--jpeg", options.jpeg, "quality; 0: lossless")->check(CLI::Range(0, 100));
  app.add_option("--seal", options.seals, "sign, head, body or X,Y[,DIAMETER] in mm; several times")
      ->take_all();
  app.add_flag("--blue-signature", options.signature);
  app.add_flag("--shadow", options.shadow, "photocopy: dark edges, gutter, specks");
  app.add_flag("--perspective", options.perspective, "phone: table around the sheet, uneven light");
  app.add_flag("--vector-glyphs", options.vector_glyphs,
               "no picture and no text: glyphs drawn as paths");
  app.add_flag_callback(
      "--good-ocr-layer", [&] { options.layer = "good"; }, "invisible: the true words");
  app.add_flag_callback(
      "--bad-ocr-layer", [&] { options.layer = "bad"; }, "invisible: CQNG HOA XA HQI");
  app.add_flag_callback(
      "--lying-ocr-layer", [&] { options.layer = "lying"; },
      "invisible: other numbers, no negations");
  app.add_option("--layer-text", options.layer_text,
                 "invisible: the lines of this file on every page");
  app.add_flag("--layer-visible", options.layer_visible, "the layer is printed over the picture");
  app.add_flag("--layer-under", options.layer_under, "the layer is printed, the picture covers it");
  app.add_flag("--blank-paper", options.blank_paper, "the picture shows paper without writing");
  app.add_option("--stamp-text", options.stamp, "signature stamp: page (content) or field (widget)")
      ->check(CLI::IsMember({"page", "field"}));
  app.add_option("--pages", pages, "A-B: only these pages; with --mixed the others stay text");
  app.add_flag("--mixed", options.mixed);
  app.add_option("--rotate", options.rotate)->check(CLI::IsMember({0, 90, 180, 270}));
  app.add_flag("--rotate-flag", options.rotate_flag, "/Rotate turns the page upright again");
  app.add_option("--report", options.report, "JSON: what was done to which page");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    app.exit(error);
    return false;
  }
  if (!pages.empty() && std::sscanf(pages.c_str(), "%d-%d", &options.first, &options.last) == 1)
    options.last = options.first;
  return true;
}

}  // namespace capdo::scans
