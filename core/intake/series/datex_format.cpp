// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/datex_format.h"

#include "core/intake/column_names.h"
#include "core/intake/crs_choice.h"
#include "core/intake/series/datex_scan.h"
#include "core/intake/series/series_layers.h"
#include "core/io/file_pieces.h"

namespace weitblick::intake {

namespace fs = std::filesystem;

namespace {

constexpr double kParseShare = 0.5; ///< of the work; writing the rows is the rest

bool isDatex(std::string_view head, const fs::path&)
{
    const std::size_t start = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (start == std::string_view::npos || head[start] != '<') {
        return false;
    }
    return head.find("datex2.eu/schema") != std::string_view::npos ||
           head.find("d2LogicalModel") != std::string_view::npos;
}

Error withoutSites(const fs::path& file)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die DATEX-II-Datei enthält weder Messwerte noch Belegungen noch deren Standorte",
                             "the DATEX II file holds neither measured data nor occupancies nor their sites"},
                 .subject = file.filename().string(),
                 .advice = {"Gelesen werden Messstellen, Messwerte und Parkdaten; Meldungen und Baustellen nicht",
                            "Read are measurement sites, measured data and parking data; not messages or road works"}};
}

Result<std::unique_ptr<GatheredObservations>> gathered(const fs::path& file, const ReadChoices& choices, Job& job)
{
    auto observations = std::make_unique<GatheredObservations>();
    LayerPreview& sites = observations->facts.sites;
    sites.choices = choices;
    sites.schema.name = usableLayerName(file.stem().string());
    DatexScan scan(*observations);
    io::XmlStream xml(scan);
    WB_TRY(io::FilePieces pieces, io::FilePieces::open(file));
    while (true) {
        WB_TRY(const std::string_view piece, pieces.next());
        auto parsed = piece.empty() ? xml.finish() : xml.feed(piece);
        if (!parsed) {
            Error error = std::move(parsed).error();
            error.subject = file.filename().string();
            return error;
        }
        if (piece.empty()) {
            break;
        }
        WB_CHECK(job.report(static_cast<double>(pieces.position()) / static_cast<double>(pieces.size())));
    }
    if (observations->facts.places.empty()) {
        return withoutSites(file);
    }
    sites.remarks.emplace_back("DATEX II", "DATEX II");
    geo::Envelope extent;
    for (const ObservedSite& site : observations->facts.places) {
        if (site.x && site.y) {
            extent.include(*site.x, *site.y);
        }
    }
    if (!extent.isEmpty()) {
        sites.schema.geometry = workspace::GeometryType::Point;
        WB_CHECK(chooseCrs(sites, choices, "EPSG:4326", extent));
    }
    return observations;
}

Result<SourcePreview> previewDatex(const fs::path& file, const ReadChoices& choices, Job& job)
{
    WB_TRY(const auto observations, gathered(file, choices, job));
    return previewObservations(*observations, job);
}

Result<void> readDatex(const fs::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    Job parsing = job.part(0.0, kParseShare);
    WB_TRY(const auto observations, gathered(file, choices, parsing));
    Job writing = job.part(kParseShare, 1.0);
    return readObservations(*observations, sink, writing);
}

} // namespace

Format datexFormat()
{
    return {.id = "datex2",
            .title = {"DATEX II (Verkehrs- und Parkdaten)", "DATEX II (traffic and parking data)"},
            .extensions = {"xml"},
            .recognises = isDatex,
            .preview = previewDatex,
            .read = readDatex};
}

} // namespace weitblick::intake
