// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/decision/practice.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The base of practices in and out. The German field "handlungsfelder" is taken for "themes".
namespace weitblick::decision {

/// A list of objects: [{"id": …, "themes": ["Energie"], …}].
/// Errors   InvalidInput  no JSON, or as practiceFrom(), with the number of the record; an id twice.
Result<std::vector<Practice>> practicesFromJson(std::string_view json, const ThemeTree& themes);

/// A table with a head line, parted by semicolons or commas; lists in a field by " | ".
/// Errors   as practicesFromJson(), with the line.
Result<std::vector<Practice>> practicesFromCsv(std::string_view csv, const ThemeTree& themes);

/// practices: [{id: …}].
Result<std::vector<Practice>> practicesFromYaml(std::string_view yaml, std::string_view name, const ThemeTree& themes);

/// By the ending of the file: .json, .csv, .yaml.
/// Errors   InvalidInput  another ending.   as documentText() and the readers.
Result<std::vector<Practice>> practicesFromFile(const std::filesystem::path& file, const ThemeTree& themes);

/// The same that practicesFromJson() and practicesFromCsv() read.
std::string practicesToJson(std::span<const Practice> practices);
std::string practicesToCsv(std::span<const Practice> practices);

} // namespace weitblick::decision
