// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <proj.h>

#include <memory>
#include <string>

namespace weitblick::geo::detail {

struct ProjDelete {
    void operator()(PJ_CONTEXT* context) const noexcept { proj_context_destroy(context); }
    void operator()(PJ* object) const noexcept { proj_destroy(object); }
    void operator()(PJ_OBJ_LIST* list) const noexcept { proj_list_destroy(list); }
    void operator()(PJ_AREA* area) const noexcept { proj_area_destroy(area); }
    void operator()(PJ_OPERATION_FACTORY_CONTEXT* factory) const noexcept
    {
        proj_operation_factory_context_destroy(factory);
    }
};
using ProjContext = std::unique_ptr<PJ_CONTEXT, ProjDelete>;
using ProjObject = std::unique_ptr<PJ, ProjDelete>;
using ProjList = std::unique_ptr<PJ_OBJ_LIST, ProjDelete>;
using ProjArea = std::unique_ptr<PJ_AREA, ProjDelete>;
using ProjFactory = std::unique_ptr<PJ_OPERATION_FACTORY_CONTEXT, ProjDelete>;

/// A context of its own, silent and without network. One thread at a time.
ProjContext quietContext();

/// The horizontal CRS that `definition` means: an EPSG one wherever it certainly is one, without heights and without
/// the datum shift that some files carry along (PROJ knows better ones).
///
/// Errors   UnsupportedCrs  unknown, or neither geographic nor projected.
Result<ProjObject> horizontalCrs(PJ_CONTEXT& context, const std::string& definition);

} // namespace weitblick::geo::detail
