// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace weitblick::test {

/// Writes `content` to a file of that name in `folder`; its path.
inline std::filesystem::path writeFile(const std::filesystem::path& folder, const std::string& name,
                                       std::string_view content)
{
    const std::filesystem::path file = folder / name;
    std::ofstream stream(file, std::ios::binary);
    stream.write(content.data(), static_cast<std::streamsize>(content.size()));
    return file;
}

inline std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A file of the collection of real files beside the repository.
inline std::filesystem::path realFile(const char* path)
{
    return std::filesystem::path(WB_SOURCE_DIR "/../shared/data") / path;
}

} // namespace weitblick::test
