// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/intake/series/observed.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::intake {

/// What a reader is told about a source: the user's answers, a profile's, or nothing (then it finds out or asks).
/// Kept as JSON in mapping profiles and lineage, and sent to the import worker.
struct ReadChoices {
    std::optional<std::string> layer;       ///< layer, sheet or member within the source; nothing: all of them
    std::optional<std::string> crs;         ///< "EPSG:31467"
    std::optional<std::string> encoding;    ///< "UTF-8", "WINDOWS-1252", "ISO-8859-1", "CP850" …
    std::optional<std::string> separator;   ///< tables: ";", ",", "\t", "|"
    std::optional<std::int64_t> headerLine; ///< tables: 1-based line of the (first) header row; 0: there is none
    std::optional<std::int64_t> headerRows; ///< tables: how many rows the header has
    std::map<std::string, std::string> columnForms; ///< column -> "text", "integer", "decimal-comma", "decimal-point",
                                                    ///< "date-dmy", "date-mdy", "date-ymd", "boolean", "skip"
    std::optional<std::string> xColumn;             ///< tables: coordinates
    std::optional<std::string> yColumn;
    std::optional<std::string> wktColumn;
    std::optional<std::string> area; ///< registers of all Germany: "Hessen", "AGS 06435", "36037, 36039", "alle"
    friend bool operator==(const ReadChoices&, const ReadChoices&) = default;
};
std::string toJson(const ReadChoices& choices);
Result<ReadChoices> choicesFromJson(const std::string& json);

/// Something only the user can decide. The answer goes into ReadChoices.
struct Question {
    struct Option {
        std::string value; ///< what to put into ReadChoices
        Text label;        ///< "1.234 ist eintausendzweihundertvierunddreißig"
    };
    std::string id; ///< "crs", "encoding", "area", "column:<name>"
    Text text;
    std::vector<Option> options; ///< empty: free text (a CRS code)
};

/// One layer of a source as it would be imported.
struct LayerPreview {
    workspace::LayerSchema schema;                   ///< srsId is that of the source; 0: no geometry, or asked;
                                                     ///< -1: no EPSG code, choices.crs has its definition
    std::int64_t rowEstimate = -1;                   ///< -1: not known before reading; of a raster: its cells
    std::vector<std::vector<std::string>> firstRows; ///< as they would be stored, up to 20
    std::vector<Question> questions;                 ///< import refuses with Ambiguous until they are answered
    std::vector<Text> remarks; ///< what was found and decided: encoding, header, footers cut, CRS by .prj
    ReadChoices choices;       ///< all decisions made explicit: feed it back and get the same result
    bool isRaster = false;     ///< schema.raster says what; its rows are pieces of it (core/workspace/raster_grid.h)
    SeriesPart seriesPart = SeriesPart::None; ///< Readings: its rows go into the series, kReadingColumns values each
    std::vector<ObservedStream> streams;      ///< of readings; the first value of a row is the place of its stream
};

struct SourcePreview {
    std::string format; ///< id of the Format
    std::vector<LayerPreview> layers;
};

std::string toJson(const LayerPreview& layer);
Result<LayerPreview> layerPreviewFromJson(const std::string& json);
std::string toJson(const SourcePreview& preview);
Result<SourcePreview> previewFromJson(const std::string& json);

/// Takes what a reader finds. Implemented by the pipe to the parent process, and by a collector in tests.
class RowSink {
public:
    RowSink() = default;
    RowSink(const RowSink&) = delete;
    RowSink& operator=(const RowSink&) = delete;
    virtual ~RowSink() = default;

    virtual Result<void> beginLayer(const LayerPreview& layer) = 0;  ///< rows of this layer follow
    virtual Result<void> rows(const workspace::RowBatch& batch) = 0; ///< also says when to stop
    virtual Result<void> rejected(const workspace::RejectedRecord& record) = 0;
    virtual Result<void> remark(const Text&) { return {}; }   ///< found while reading: "3 rings closed"
    virtual Result<void> endLayer(std::int64_t rowsRead) = 0; ///< read = kept + rejected, or it is an error
};

/// A kind of source: one folder in core/intake, one line in formats.cpp. Runs inside the worker only.
struct Format {
    std::string id; ///< "shapefile", "csv"
    Text title;
    std::vector<std::string> extensions; ///< lower case, without the dot
    /// True where the first bytes (up to 64 KiB) are this format whatever the name says.
    bool (*recognises)(std::string_view head, const std::filesystem::path& name) = nullptr;
    Result<SourcePreview> (*preview)(const std::filesystem::path& file, const ReadChoices& choices, Job& job) = nullptr;
    Result<void> (*read)(const std::filesystem::path& file, const ReadChoices& choices, RowSink& sink,
                         Job& job) = nullptr;
};

/// All of them, in the order in which they are asked whether they recognise a file.
const std::vector<Format>& formats();

} // namespace weitblick::intake
