// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/privacy_group.h"

#include <string>

namespace weitblick::energy {

Result<void> requireGroup(std::int64_t members, std::int64_t smallest)
{
    if (members >= smallest) {
        return {};
    }
    const std::string count = std::to_string(members);
    const std::string least = std::to_string(smallest);
    return Error{.code = ErrorCode::Refused,
                 .message = {"nur " + count + " Gebäude mit Verbrauch: unter " + least +
                                 " ließe sich der Verbrauch einzelner erkennen",
                             "only " + count + " buildings with consumption: below " + least +
                                 " that of a single one could be told"},
                 .subject = "area",
                 .advice = {"Das Gebiet größer wählen (§ 52 Absatz 3 MsbG, § 10 Absatz 2 WPG)",
                            "Choose a larger area (MsbG § 52, WPG § 10)"}};
}

} // namespace weitblick::energy
