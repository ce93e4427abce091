// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/indicator/indicator.h"
#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::analysis::indicator {

/// Every indicator, in the order of files and lines. A value: load once, share as const.
class Library {
public:
    /// Reads every *.yaml of the folder.
    /// Errors   NotFound  no such folder.   InvalidInput  with file and line; an id that is there twice.
    static Result<Library> load(const std::filesystem::path& folder);

    /// Reads one document (library_yaml.h).
    /// Errors   InvalidInput  with `name` and line.
    static Result<Library> parse(std::string_view yaml, std::string_view name);

    /// Errors   InvalidInput  an id is in both.
    Result<void> add(Library other);

    [[nodiscard]] const std::vector<Indicator>& indicators() const { return m_indicators; }
    [[nodiscard]] const Indicator* find(std::string_view id) const; ///< nullptr: none of that id

    /// Errors   NotFound  none of that id; proposes the nearest.
    [[nodiscard]] Result<const Indicator*> get(std::string_view id) const;

    /// The same exactly as long as no file has changed: part of the version of the analysis that computes them.
    [[nodiscard]] const std::string& fingerprint() const { return m_fingerprint; }

private:
    std::vector<Indicator> m_indicators;
    std::string m_fingerprint;
};

/// The shipped library, read once.
/// Errors   as load(); the error is kept and returned again.
/// Threads  any.
Result<const Library*> shippedLibrary();

} // namespace weitblick::analysis::indicator
