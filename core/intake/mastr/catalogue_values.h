// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/mastr/register_file.h"

#include <map>
#include <string>
#include <string_view>

namespace weitblick::intake::mastr {

/// What the codes of the register mean ("35": "In Betrieb").
class CatalogueValues {
public:
    /// The table Katalogwerte of the export over a short list of those that matter most, for exports without it.
    /// Errors   as RegisterFile::read.
    static Result<CatalogueValues> read(const RegisterFile& file, Job& job);

    /// The meaning; a text that is no code, or an unknown one, comes back as it is.
    [[nodiscard]] std::string_view textOf(std::string_view code) const;
    [[nodiscard]] bool isFromExport() const { return m_isFromExport; }

private:
    std::map<std::string, std::string, std::less<>> m_texts;
    bool m_isFromExport = false;
};

} // namespace weitblick::intake::mastr
