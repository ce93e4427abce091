// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/files.h"

namespace weitblick::test {

/// What an import of a hostile file has to come to.
struct Ending {
    bool isRefused = true;
    std::int64_t rowsKept = -1;     ///< where it is taken; -1: does not matter
    std::int64_t rowsRejected = -1; ///< likewise
    std::string word;               ///< in the German message
};
inline Ending refused(std::string word = {})
{
    return {.word = std::move(word)};
}
inline Ending taken(std::int64_t kept, std::int64_t rejected = 0)
{
    return {.isRefused = false, .rowsKept = kept, .rowsRejected = rejected};
}

/// A file that somebody made to do harm, or that was damaged in just the wrong way.
struct HostileFile {
    std::string name; ///< in the folder
    std::function<void(const std::filesystem::path& file)> make;
    Ending ending;
};

/// A file of that content, with files beside it.
inline HostileFile hostile(std::string name, std::string content, Ending ending,
                           std::vector<std::pair<std::string, std::string>> companions = {})
{
    auto make = [content = std::move(content), companions = std::move(companions)](const std::filesystem::path& file) {
        writeFile(file.parent_path(), file.filename().string(), content);
        for (const auto& [companion, bytes] : companions) {
            writeFile(file.parent_path(), companion, bytes);
        }
    };
    return {.name = std::move(name), .make = std::move(make), .ending = std::move(ending)};
}

/// What hostile files try to get at.
struct Bait {
    std::string address;              ///< "http://127.0.0.1:4711/": nobody may ask there
    std::filesystem::path secretFile; ///< its content may not turn up
};

std::string repeated(const std::string& text, std::size_t times);

std::vector<HostileFile> hostileJson(const Bait& bait);
std::vector<HostileFile> hostileXml(const Bait& bait);
std::vector<HostileFile> hostileReferences(const Bait& bait);
std::vector<HostileFile> hostileArchives(const Bait& bait);
std::vector<HostileFile> hostileShapes(const Bait& bait);
std::vector<HostileFile> hostileDatabases(const Bait& bait);
std::vector<HostileFile> hostileTables(const Bait& bait);
std::vector<HostileFile> hostileNames(const Bait& bait);
std::vector<HostileFile> hostileDrawings(const Bait& bait);

} // namespace weitblick::test
