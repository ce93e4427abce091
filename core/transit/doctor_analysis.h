// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::transit {

/// feed_doctor: a table of everything that is wrong with a timetable, with place and remedy.
analysis::Descriptor feedDoctorAnalysis();

} // namespace weitblick::transit
