// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/layer_reader.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/raster_reader.h"
#include "core/workspace/row_batch.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::workspace {
class Workspace;
struct Dataset;
struct RejectedRecord;
} // namespace weitblick::workspace

namespace weitblick::analysis {

namespace registry {
struct Table;
}

/// A layer or table that a run is writing. Nobody sees it before the whole run has succeeded.
class OutputLayer {
public:
    virtual ~OutputLayer() = default;
    OutputLayer() = default;
    OutputLayer(const OutputLayer&) = delete;
    OutputLayer& operator=(const OutputLayer&) = delete;
    OutputLayer(OutputLayer&&) = delete;
    OutputLayer& operator=(OutputLayer&&) = delete;

    /// Errors   as workspace::LayerLoader::append.
    virtual Result<void> append(const workspace::RowBatch& rows, Job& job) = 0;
};

/// What an analysis sees of the world while it runs. Inputs and parameters have been checked and converted before, so
/// asking for one that the descriptor does not have, or in another kind, is a mistake of the analysis (assert).
/// Threads  the analysis's own thread; parameters may be read from any.
class RunContext {
public:
    struct State;
    explicit RunContext(State& state) : m_state(&state) {}

    // inputs
    [[nodiscard]] bool hasInput(std::string_view input) const; ///< an optional one may be absent
    [[nodiscard]] const workspace::Dataset& input(std::string_view input) const;
    Result<workspace::LayerReader> read(std::string_view input, const workspace::ReadOptions& options = {});
    /// The cells of an input that is a raster.
    Result<workspace::RasterReader> readRaster(std::string_view input);
    /// Column that plays the field of the input's role.
    /// Errors   NotFound  the mapping has no such field and no column is named like it.
    [[nodiscard]] Result<std::string> fieldColumn(std::string_view input, std::string_view field) const;

    /// The project, for what it keeps besides datasets (core/series). The state of the readings of inputs is part of
    /// run hash and lineage where one has the role "sensor_sites"; other things read from here are not.
    [[nodiscard]] workspace::Workspace& project();

    // parameters
    [[nodiscard]] bool has(std::string_view parameter) const;      ///< given, or has a default
    [[nodiscard]] double number(std::string_view parameter) const; ///< in the parameter's unit
    [[nodiscard]] std::int64_t integer(std::string_view parameter) const;
    [[nodiscard]] bool flag(std::string_view parameter) const;
    [[nodiscard]] const std::string& text(std::string_view parameter) const; ///< Text, Choice, Column, Formula
    [[nodiscard]] const std::vector<std::string>& columns(std::string_view parameter) const; ///< absent: empty
    [[nodiscard]] std::filesystem::path file(std::string_view parameter) const;

    // parameter registry: what is read here lands in the lineage
    /// Units    the entry's value converted to `unit`.
    /// Errors   NotFound  no value at the date of the run.   Internal  not declared in Descriptor::registryEntries.
    Result<double> registryNumber(std::string_view entry, std::string_view unit);
    Result<std::string> registryText(std::string_view entry);
    Result<const registry::Table*> registryTable(std::string_view entry);

    /// The project file: what is kept beside it (a street network made of a file) is found by its name.
    [[nodiscard]] const std::filesystem::path& projectFile() const;

    // outputs
    /// Starts the output; the name in `schema` is replaced by the one the user chose. Rows go to the file as they come;
    /// all outputs become visible together when the run has succeeded.
    /// Errors   as workspace::LayerLoader::start.
    Result<OutputLayer*> startOutput(std::string_view output, workspace::LayerSchema schema);

    // for the lineage
    void countRead(std::int64_t rows);             ///< rows of the main input; adds up
    void reject(workspace::RejectedRecord record); ///< a row that is not in the result, with its reason
    void note(const Text& text);                   ///< repaired geometries, rows without a value …
    [[nodiscard]] std::int64_t rejectedCount() const;

private:
    State* m_state;
};

} // namespace weitblick::analysis
