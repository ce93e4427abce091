// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/intake/mastr/register_scan.h"

#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake::mastr {

/// The part of Germany whose units are taken: a state, beginnings of municipality keys, postcodes; several together
/// where either fits.
class UnitArea {
public:
    /// Method   "alle" or "all": everything. "Hessen": the state. 1 to 4 and 6 to 8 digits, or "AGS 06435": the
    ///          beginning of a municipality key (06 Hessen, 06435 a county, 06435014 a municipality). Five digits are a
    ///          postcode; a county is written with "AGS". Separated by commas, semicolons or spaces.
    /// Errors   InvalidInput  none of these.
    static Result<UnitArea> parse(std::string_view text);

    [[nodiscard]] bool contains(const RegisterRecord& unit) const; ///< fields as in kUnitFields
    [[nodiscard]] bool isEverything() const { return m_isEverything; }

private:
    bool m_isEverything = false;
    std::vector<std::string> m_keys; ///< beginnings of municipality keys
    std::vector<std::string> m_postcodes;
};

/// The first two digits of the municipality keys of a state ("Hessen": "06"); empty for no state.
std::string_view keyOfState(std::string_view name);
/// The first two digits of the municipality keys of a state of the register's catalogue ("1405": "06"); empty for none.
std::string_view keyOfStateCode(std::string_view code);

} // namespace weitblick::intake::mastr
