// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace weitblick::analysis {

/// A folder of what the program ships: $WEITBLICK_RESOURCES/<name>, else the one installed, else that of the source
/// tree.
std::filesystem::path resourceFolder(std::string_view name);

/// A document of such a folder.
struct ResourceText {
    std::string name; ///< of the file, without ".yaml"
    std::string text;
};

/// Every *.yaml of a folder, in the order of their names.
/// Errors   NotFound  no such folder.   Io  a file cannot be read.
Result<std::vector<ResourceText>> textsIn(const std::filesystem::path& folder);

/// A library out of all documents of a folder: each is parsed by itself and added to those before it.
/// Errors   as textsIn(), Library::parse() and Library::add().
template <typename Library>
Result<Library> libraryIn(const std::filesystem::path& folder)
{
    WB_TRY(const std::vector<ResourceText> files, textsIn(folder));
    Library library;
    for (const ResourceText& file : files) {
        WB_TRY(Library part, Library::parse(file.text, file.name));
        WB_CHECK(library.add(std::move(part)));
    }
    return library;
}

} // namespace weitblick::analysis
