// The agencies of a batch, with everything that is wrong with its manifest said to the user.
#ifndef CAPDO_CLI_BATCH_PLAN_H_
#define CAPDO_CLI_BATCH_PLAN_H_

#include <optional>
#include <string>

#include "base/messages.h"
#include "batch/plan.h"

namespace capdo::cli {

// `manifest` "" looks for one in ROOT. None after the user was told.
std::optional<batch::Plan> BatchPlanOrError(const std::string& root, const std::string& manifest, Language language);

}  // namespace capdo::cli

#endif  // CAPDO_CLI_BATCH_PLAN_H_
