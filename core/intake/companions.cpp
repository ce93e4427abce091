// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/companions.h"

#include "core/base/atomic_file.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace weitblick::intake {

namespace fs = std::filesystem;

namespace {

/// Extensions that make up one source; the first is the file that is read.
using FileSet = std::array<std::string_view, 6>;

constexpr std::array kFileSets{
    FileSet{".shp", ".shx", ".dbf", ".prj", ".cpg", ".qpj"},
    FileSet{".tab", ".dat", ".map", ".id", ".ind"},
    FileSet{".mif", ".mid"},
    FileSet{".gpkg", ".gpkg-wal", ".gpkg-journal"},
    FileSet{".tif", ".tfw", ".prj"},
    FileSet{".tiff", ".tfw", ".prj"},
    FileSet{".asc", ".prj"},
    FileSet{".grd", ".prj"},
    FileSet{".xyz", ".prj"},
};

std::string lowerCased(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return text;
}

std::string extensionOf(const fs::path& file)
{
    return lowerCased(file.extension().string());
}

bool belongs(const FileSet& set, const std::string& extension)
{
    return !extension.empty() && std::ranges::find(set, extension) != set.end();
}

/// Files of the folder with the stem of `source` and an extension of the set, in the order of the set.
Result<std::vector<fs::path>> siblings(const fs::path& source, const FileSet& set)
{
    const std::string stem = lowerCased(source.stem().string());
    std::vector<fs::path> found;
    std::error_code failure;
    for (fs::directory_iterator it(source.parent_path(), failure), end; !failure && it != end; it.increment(failure)) {
        std::error_code ignored;
        if (lowerCased(it->path().stem().string()) == stem && belongs(set, extensionOf(it->path())) &&
            it->is_regular_file(ignored)) {
            found.push_back(it->path());
        }
    }
    if (failure) {
        return systemError(failure.value(), source.parent_path());
    }
    std::ranges::sort(found, [&set](const fs::path& a, const fs::path& b) {
        const auto place = [&set](const fs::path& file) { return std::ranges::find(set, extensionOf(file)); };
        return place(a) != place(b) ? place(a) < place(b) : a < b;
    });
    return found;
}

/// One file an extension, the one whose stem is written as in `source` where there are several.
std::vector<fs::path> oneOfEach(const fs::path& source, const std::vector<fs::path>& files)
{
    std::vector<fs::path> chosen;
    for (const fs::path& file : files) {
        if (chosen.empty() || extensionOf(chosen.back()) != extensionOf(file)) {
            chosen.push_back(file);
        } else if (file == source || (file.stem() == source.stem() && chosen.back() != source)) {
            chosen.back() = file;
        }
    }
    return chosen;
}

} // namespace

Result<std::vector<fs::path>> filesOfSource(const fs::path& source)
{
    std::error_code failure;
    const fs::path whole = fs::absolute(source, failure).lexically_normal();
    const fs::file_status status = fs::status(whole, failure);
    if (!fs::exists(status)) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"die Datei gibt es nicht", "the file does not exist"},
                     .subject = source.string()};
    }
    if (fs::is_directory(status)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"das ist ein Ordner; bitte die Dateien darin auswählen",
                                 "this is a folder; choose the files in it"},
                     .subject = source.string()};
    }
    // A .prj belongs to several sets: the one whose first file is there is meant.
    const std::string extension = extensionOf(whole);
    for (const FileSet& set : kFileSets) {
        if (belongs(set, extension)) {
            WB_TRY(const std::vector<fs::path> all, siblings(whole, set));
            std::vector<fs::path> files = oneOfEach(whole, all);
            if (!files.empty() && extensionOf(files.front()) == set.front()) {
                return files;
            }
        }
    }
    return std::vector<fs::path>{whole};
}

} // namespace weitblick::intake
