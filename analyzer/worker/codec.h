// A Document as bytes and back, exactly: Decode(Encode(d)) equals d in every member.
//
// The bytes come from a process that has read a hostile file. Decode takes nothing on trust: it gives a Document for
// which FaultOf() is empty, or an Error (kCrashed, with the place of the fault), and needs memory in proportion to
// `limits` whatever the bytes say. The layout is private to one build of capdo; kCodecVersion changes with it.
//
//   std::string bytes = Encode(document);
//   Result<document::Document> back = Decode(bytes, limits);
#ifndef CAPDO_WORKER_CODEC_H_
#define CAPDO_WORKER_CODEC_H_

#include <string>
#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "document/document.h"

namespace capdo::worker {

inline constexpr int kCodecVersion = 2;

std::string Encode(const document::Document& document);
Result<document::Document> Decode(std::string_view bytes, const Limits& limits);

}  // namespace capdo::worker

#endif  // CAPDO_WORKER_CODEC_H_
