// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::transit {

/// The next bytes of a file, empty at its end; they live until the next call.
using PieceSource = std::function<Result<std::string_view>()>;

/// The text files of a feed by their plain names, be they in a zip file, in a folder or in memory.
class FeedFiles {
public:
    /// A zip file or a folder. Files in a folder of the zip count as well; what macOS adds is passed over.
    /// Errors   NotFound; InvalidInput  not a zip file, damaged; Budget  too many members.
    static Result<FeedFiles> open(const std::filesystem::path& place);
    /// For tests: name -> content.
    static FeedFiles ofTexts(std::map<std::string, std::string> texts);

    [[nodiscard]] bool contains(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> names() const; ///< ascending

    /// Reads one file front to back, in pieces. Lives no longer than this; one at a time of a zip file.
    /// Method   a large member of a zip file is inflated on a thread of its own.
    /// Errors   NotFound; while reading: InvalidInput  damaged; Budget  it inflates beyond all limits; Io.
    [[nodiscard]] Result<PieceSource> read(const std::string& name) const;

private:
    struct State;
    explicit FeedFiles(std::shared_ptr<const State> state) : m_state(std::move(state)) {}
    std::shared_ptr<const State> m_state;
};

} // namespace weitblick::transit
