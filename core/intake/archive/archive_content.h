// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::intake {

/// What the members of a ZIP archive are, by their names.
struct ArchiveContent {
    /// Tiles: raster tiles of one layer. Timetable: GTFS. EnergyRegister: XML of the Marktstammdatenregister.
    enum class Kind : std::uint8_t { Nothing, Tiles, Sources, Timetable, EnergyRegister };

    /// Files that belong together: the one that is read, then the other parts of a shapefile.
    struct Source {
        std::string stem;
        std::vector<std::string> members;
    };

    Kind kind = Kind::Nothing;
    std::vector<Source> sources;     ///< by name; of Sources and Timetable
    std::vector<std::string> others; ///< names of the files that are not read, without their folders
};

/// Method   by extension. Raster tiles come before everything else; a text (.txt) or .xml counts where there is nothing
///          better, because most of them are explanations. What macOS adds ("__MACOSX") is passed over.
/// Source   GTFS Schedule Reference (file names); MaStR Gesamtdatenexport, Dokumentation.
ArchiveContent contentOf(const std::vector<std::string>& names);

} // namespace weitblick::intake
