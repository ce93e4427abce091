// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map_link/host_connection.h"

#include <QTemporaryDir>

#include <string>
#include <vector>

namespace weitblick::test {

/// The host of the tests, which does as its arguments say, staging into `folder`.
inline map_link::HostSetup fakeHostSetup(const QTemporaryDir& folder, std::vector<std::string> arguments = {})
{
    return {.program = WB_FAKE_HOST,
            .arguments = std::move(arguments),
            .stagingFolder = folder.path().toStdString(),
            .sandbox = map_link::SandboxUse::Without};
}

} // namespace weitblick::test
