// SPDX-License-Identifier: GPL-3.0-or-later
// The limits of every field, checked by whoever receives a message. Both sides
// trust nothing that was not checked here.
#pragma once

#include "core/map_link/documents.h"
#include "core/map_link/messages.h"

#include <string_view>

namespace weitblick::map_link {

inline constexpr std::uint32_t kMostPx = 16'384; ///< a side of a frame
inline constexpr std::size_t kMostLayers = 1'000;
inline constexpr std::size_t kMostClasses = 1'024;        ///< of one style
inline constexpr std::size_t kMostNameBytes = 4'096;      ///< ids, titles, paths
inline constexpr std::size_t kMostTextBytes = 32'000'000; ///< styles, templates, logs
inline constexpr std::uint8_t kSlotsEach = 3;             ///< frames of one content: shown, being drawn, spare
inline constexpr std::uint8_t kSlots = kSlotsEach * kFrameContents;

// Errors of all: Worker; the subject names the field.
Result<void> check(const Hello&);
Result<void> check(const Welcome&);
Result<void> check(const SetLayers&);
Result<void> check(const LayersSet&);
Result<void> check(const Render&);
Result<void> check(const FrameReady&);
Result<void> check(const Working&);
Result<void> check(const Heartbeat&);
Result<void> check(const Ping&);
Result<void> check(const Pong&);
Result<void> check(const Cancel&);
Result<void> check(const Progress&);
Result<void> check(const Failed&);
Result<void> check(const MakeLegend&);
Result<void> check(const LegendReady&);
Result<void> check(const MakeLayout&);
Result<void> check(const LayoutMade&);
Result<void> check(const ExportProject&);
Result<void> check(const ProjectExported&);
Result<void> check(const ImportProject&);
Result<void> check(const ProjectImported&);
Result<void> check(const MakeStyle&);
Result<void> check(const StyleMade&);
Result<void> check(const ListAlgorithms&);
Result<void> check(const AlgorithmList&);
Result<void> check(const RunAlgorithm&);
Result<void> check(const AlgorithmFinished&);

/// A name that may stand in the staging folder: letters, digits, "-", "_", "."
/// and spaces, no folder, not hidden.
bool isPlainFileName(std::string_view name);

/// An absolute path without "..", without NUL, that names no virtual file
/// system ("/vsi…").
bool isLocalPath(std::string_view path);

} // namespace weitblick::map_link
