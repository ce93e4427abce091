// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/utc_time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::workspace {

/// A file as it was read.
struct SourceFile {
    std::string path; ///< as the user gave it, absolute
    std::string sha256;
    std::int64_t sizeBytes = 0;
    friend bool operator==(const SourceFile&, const SourceFile&) = default;
};

/// A dataset of the workspace that went into a result, with the state it had.
struct LineageInput {
    std::string role;        ///< the parameter it was given for, e.g. "zones"
    std::string dataset;     ///< layer or table
    std::string contentHash; ///< of the dataset when it was read
    friend bool operator==(const LineageInput&, const LineageInput&) = default;
};

/// A parameter as it was used: as given, or the default.
struct LineageParameter {
    std::string id;
    std::string value; ///< canonical text
    std::string unit;
    bool isDefault = false;
    friend bool operator==(const LineageParameter&, const LineageParameter&) = default;
};

/// An entry of the parameter registry that was used.
struct LineageRegistryEntry {
    std::string id;    ///< e.g. "emission_factors/electricity_de"
    std::string value; ///< canonical text, with the override applied
    std::string unit;
    std::string validFrom; ///< ISO date, may be empty
    std::string source;    ///< citation
    bool overridden = false;
    friend bool operator==(const LineageRegistryEntry&, const LineageRegistryEntry&) = default;
};

/// How a dataset came to be: one import or one run of an analysis.
struct LineageRecord {
    std::int64_t id = 0;  ///< given by the workspace
    std::string dataset;  ///< the layer or table it made
    std::string activity; ///< "import" or the analysis id, e.g. "buffer"
    std::string activityVersion;
    std::string programVersion;
    UtcSeconds started{};
    UtcSeconds finished{};
    std::vector<SourceFile> sources;
    std::vector<LineageInput> inputs;
    std::vector<LineageParameter> parameters;
    std::vector<LineageRegistryEntry> registry;
    std::int64_t rowsRead = 0;
    std::int64_t rowsKept = 0;
    std::int64_t rowsRejected = 0;
    std::string outputHash; ///< content hash of the dataset when it was made
    std::vector<std::string>
        notes; ///< CRS operation used, encoding, number forms …: one German/English pair a line "de | en"
    friend bool operator==(const LineageRecord&, const LineageRecord&) = default;
};

/// The parameter that the lineage of a raster has: its rows are cells with a value.
inline constexpr const char* kCountedParameter = "counted-cells";

/// A record and, below it, those of its inputs: the answer to "Wie kommt diese Zahl zustande?".
struct LineageTree {
    LineageRecord record;
    bool stale = false;              ///< an input has changed since
    std::vector<LineageTree> inputs; ///< in the order of record.inputs; a missing one has an empty record
};

std::string toJson(const LineageRecord& record);
Result<LineageRecord> lineageFromJson(const std::string& json);

} // namespace weitblick::workspace
