// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/weather/weather_formats.h"

#include "core/intake/column_names.h"
#include "core/intake/first_rows.h"
#include "core/intake/mapped_file.h"
#include "core/intake/weather/epw_file.h"
#include "core/intake/weather/pvgis_file.h"
#include "core/intake/weather/try_file.h"
#include "core/intake/weather/weather_layer.h"
#include "core/io/text_encoding.h"

#include <string>

namespace weitblick::intake {

namespace fs = std::filesystem;

namespace {

using Reader = Result<WeatherContent> (*)(std::string_view utf8);
using IsText = bool (*)(std::string_view head);

template <IsText isText>
bool recognises(std::string_view head, const fs::path&)
{
    return isText(head.substr(io::byteOrderMarkOf(head).length));
}

/// TRY come in Latin-1 (2010, 2017) and in UTF-8 where somebody saved them again.
std::string utf8Of(std::string_view bytes)
{
    io::EncodingEvidence evidence;
    evidence.add(bytes);
    return io::decoded(bytes.substr(io::byteOrderMarkOf(bytes).length), evidence.verdict());
}

Result<WeatherContent> contentOf(const fs::path& file, Reader reader)
{
    WB_TRY(const MappedFile mapped, MappedFile::open(file));
    if (mapped.bytes().size() > static_cast<std::size_t>(kMostWeatherBytes)) {
        return Error{.code = ErrorCode::Budget,
                     .message = {"die Wetterdatei ist größer als 64 MiB", "the weather file has more than 64 MiB"},
                     .subject = file.filename().string()};
    }
    auto content = reader(utf8Of(mapped.bytes()));
    if (!content) {
        Error error = std::move(content).error();
        error.subject = file.filename().string();
        return error;
    }
    WeatherContent read = std::move(content).value();
    for (workspace::RejectedRecord& record : read.rejected) {
        record.source = file.filename().string();
    }
    return read;
}

template <Reader reader>
Result<SourcePreview> previewWeather(const fs::path& file, const ReadChoices& choices, Job& job)
{
    WB_TRY(const WeatherContent content, contentOf(file, reader));
    LayerPreview layer = weatherLayer(content, usableLayerName(file.stem().string()), choices);
    FirstRows first;
    WB_CHECK(first.outcome(sendWeather(content, layer, first, job)));
    layer.firstRows = first.take();
    SourcePreview preview;
    preview.layers.push_back(std::move(layer));
    return preview;
}

template <Reader reader>
Result<void> readWeather(const fs::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    WB_TRY(const WeatherContent content, contentOf(file, reader));
    return sendWeather(content, weatherLayer(content, usableLayerName(file.stem().string()), choices), sink, job);
}

} // namespace

Format tryFormat()
{
    return {.id = "try",
            .title = {"Testreferenzjahr des DWD (TRY)", "Test reference year of the DWD (TRY)"},
            .extensions = {"dat", "try"},
            .recognises = recognises<isTryText>,
            .preview = previewWeather<readTry>,
            .read = readWeather<readTry>};
}

Format epwFormat()
{
    return {.id = "epw",
            .title = {"EnergyPlus-Wetter (EPW)", "EnergyPlus weather (EPW)"},
            .extensions = {"epw"},
            .recognises = recognises<isEpwText>,
            .preview = previewWeather<readEpw>,
            .read = readWeather<readEpw>};
}

Format pvgisCsvFormat()
{
    return {.id = "pvgis-csv",
            .title = {"Typisches Jahr von PVGIS (CSV)", "Typical year of PVGIS (CSV)"},
            .extensions = {"csv"},
            .recognises = recognises<isPvgisCsvText>,
            .preview = previewWeather<readPvgisCsv>,
            .read = readWeather<readPvgisCsv>};
}

Format pvgisJsonFormat()
{
    return {.id = "pvgis-json",
            .title = {"Typisches Jahr von PVGIS (JSON)", "Typical year of PVGIS (JSON)"},
            .extensions = {"json"},
            .recognises = recognises<isPvgisJsonText>,
            .preview = previewWeather<readPvgisJson>,
            .read = readWeather<readPvgisJson>};
}

} // namespace weitblick::intake
