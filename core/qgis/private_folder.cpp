// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qgis/private_folder.h"

#include <cstdlib>
#include <string>
#include <utility>

namespace weitblick::qgis {

Result<PrivateFolder> PrivateFolder::create()
{
    std::error_code problem;
    std::string pattern = (std::filesystem::temp_directory_path(problem) / "weitblick-XXXXXX").string();
    if (problem || ::mkdtemp(pattern.data()) == nullptr) {
        return Error{.code = ErrorCode::Io,
                     .message = {"es lässt sich kein Ordner für Zwischendateien anlegen",
                                 "no folder for temporary files can be made"},
                     .subject = pattern};
    }
    return PrivateFolder(std::filesystem::canonical(pattern, problem));
}

PrivateFolder::PrivateFolder(PrivateFolder&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}

PrivateFolder::~PrivateFolder()
{
    if (!m_path.empty()) {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
}

} // namespace weitblick::qgis
