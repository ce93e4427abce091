// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/resource_folder.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace weitblick::analysis {

std::filesystem::path resourceFolder(std::string_view name)
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody changes the environment while we run
    if (const char* const resources = std::getenv("WEITBLICK_RESOURCES"); resources != nullptr && *resources != '\0') {
        return std::filesystem::path(resources) / name;
    }
    for (const char* const candidate : {WB_INSTALLED_RESOURCES, WB_SOURCE_RESOURCES}) {
        std::filesystem::path folder = std::filesystem::path(candidate) / name;
        std::error_code status;
        if (std::filesystem::is_directory(folder, status)) {
            return folder;
        }
    }
    return std::filesystem::path(WB_INSTALLED_RESOURCES) / name;
}

Result<std::vector<ResourceText>> textsIn(const std::filesystem::path& folder)
{
    std::error_code status;
    std::vector<std::filesystem::path> files;
    for (const auto& item : std::filesystem::directory_iterator(folder, status)) {
        if (item.path().extension() == ".yaml") {
            files.push_back(item.path());
        }
    }
    if (status) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"den Ordner der mitgelieferten Dateien gibt es nicht",
                                 "the folder of the shipped files is not there"},
                     .subject = folder.string(),
                     .advice = {"Die Umgebungsvariable WEITBLICK_RESOURCES auf den Ordner resources setzen",
                                "Set the environment variable WEITBLICK_RESOURCES to the folder resources"}};
    }
    std::ranges::sort(files);
    std::vector<ResourceText> texts;
    for (const std::filesystem::path& file : files) {
        std::ifstream stream(file, std::ios::binary);
        std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
        if (!stream) {
            return Error{.code = ErrorCode::Io,
                         .message = {"die Datei ist nicht lesbar", "the file cannot be read"},
                         .subject = file.string()};
        }
        texts.push_back({file.stem().string(), std::move(text)});
    }
    return texts;
}

} // namespace weitblick::analysis
