// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/intake/series/observed.h"
#include "core/intake/source.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace weitblick::intake {

/// What a file with time series holds, as found by looking it through.
struct ObservedFacts {
    /// Name, geometry and its system, remarks, questions and choices of the layer of sites; its columns are filled in
    /// by series_layers.h.
    LayerPreview sites;
    std::vector<ObservedSite> places;
    std::vector<ObservedStream> streams;
    std::int64_t readingEstimate = -1; ///< -1: not known
};

/// Takes the readings of a source one by one.
class ReadingTaker {
public:
    ReadingTaker() = default;
    ReadingTaker(const ReadingTaker&) = delete;
    ReadingTaker& operator=(const ReadingTaker&) = delete;
    virtual ~ReadingTaker() = default;

    virtual Result<void> take(const ObservedReading& reading) = 0;
    /// A reading that cannot be taken; `line` of the file or number of the record.
    virtual Result<void> reject(std::int64_t line, const Text& reason, std::string_view content) = 0;
    virtual Result<void> remark(const Text& text) = 0;
};

/// A file with time series: looked through once, then read.
class ObservationSource {
public:
    ObservationSource() = default;
    ObservationSource(const ObservationSource&) = delete;
    ObservationSource& operator=(const ObservationSource&) = delete;
    virtual ~ObservationSource() = default;

    virtual Result<ObservedFacts> survey(Job& job) = 0;
    /// After survey(), with the streams numbered as there.
    virtual Result<void> replay(ReadingTaker& taker, Job& job) = 0;
};

/// A source that has been read into memory as a whole (JSON, XML).
class GatheredObservations final : public ObservationSource {
public:
    struct Rejection {
        std::int64_t line = 0;
        Text reason;
        std::string content;
    };

    ObservedFacts facts;
    std::vector<ObservedReading> readings;
    std::vector<Rejection> rejections;

    /// Places among facts.places and facts.streams, made where they are new; by key.
    std::size_t siteOf(const std::string& key);
    std::uint32_t streamOf(const ObservedStream& stream);

    Result<ObservedFacts> survey(Job& job) override;
    Result<void> replay(ReadingTaker& taker, Job& job) override;

private:
    std::unordered_map<std::string, std::size_t> m_sites;
    std::unordered_map<std::string, std::uint32_t> m_streams;
};

} // namespace weitblick::intake
