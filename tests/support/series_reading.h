// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/utc_time.h"
#include "core/intake/source.h"

#include <QTemporaryDir>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/files.h"
#include "tests/support/row_collector.h"

namespace weitblick::test {

/// What a format makes of a file with time series, as texts.
struct SeriesReading {
    Result<void> outcome;
    std::shared_ptr<RowCollector> kept = std::make_shared<RowCollector>();
    RowCollector& collector = *kept;

    [[nodiscard]] bool isSeries() const
    {
        return collector.layers.size() == 2 && collector.layers[0].preview.seriesPart == intake::SeriesPart::Sites &&
               collector.layers[1].preview.seriesPart == intake::SeriesPart::Readings;
    }
    [[nodiscard]] const RowCollector::Layer& sites() const { return collector.layers.at(0); }
    [[nodiscard]] const RowCollector::Layer& readings() const { return collector.layers.at(1); }
    [[nodiscard]] const std::vector<intake::ObservedStream>& streams() const { return readings().preview.streams; }

    /// "key 2024-06-01T00:00:00Z 58", one a reading.
    [[nodiscard]] std::vector<std::string> lines() const
    {
        std::vector<std::string> all;
        for (const auto& row : readings().rows) {
            const UtcSeconds instant{std::chrono::seconds(std::stoll(row.at(1)))};
            all.push_back(streams().at(std::stoul(row.at(0))).key + " " + isoUtc(instant) + " " + row.at(2));
        }
        return all;
    }
};

inline SeriesReading readSeries(const intake::Format& format, const std::filesystem::path& file,
                                const intake::ReadChoices& choices = {})
{
    SeriesReading reading;
    Job job;
    reading.outcome = format.read(file, choices, reading.collector, job);
    return reading;
}

/// The same of a text in a file of that name.
inline SeriesReading readSeriesText(const intake::Format& format, const std::string& name, const std::string& text,
                                    const intake::ReadChoices& choices = {})
{
    const QTemporaryDir folder;
    return readSeries(format, writeFile(folder.path().toStdString(), name, text), choices);
}

/// The questions of a preview, by their ids.
inline std::vector<std::string> questionsOf(const intake::Format& format, const std::string& name,
                                            const std::string& text)
{
    const QTemporaryDir folder;
    Job job;
    const auto preview = format.preview(writeFile(folder.path().toStdString(), name, text), {}, job);
    std::vector<std::string> ids;
    if (preview) {
        for (const intake::LayerPreview& layer : preview->layers) {
            for (const intake::Question& question : layer.questions) {
                ids.push_back(question.id);
            }
        }
    }
    return ids;
}

} // namespace weitblick::test
