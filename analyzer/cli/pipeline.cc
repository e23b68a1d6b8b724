#include "cli/pipeline.h"

namespace capdo::cli {

Result<result::Result> RunCheck(const PipelineOptions&) {
  return Error{ErrorCode::kInternal, "the pipeline is not connected yet"};
}

}  // namespace capdo::cli
