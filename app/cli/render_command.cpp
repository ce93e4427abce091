// SPDX-License-Identifier: GPL-3.0-or-later
// render: a map sheet as a picture or PDF, without a window. The map host draws
// it; the classes are those of the window.
#include "app/cli/commands.h"
#include "app/cli/dataset_text.h"
#include "app/cli/opened_project.h"
#include "core/analysis/role/protection.h"
#include "core/base/atomic_file.h"
#include "core/base/number_text.h"
#include "core/map/host_style.h"
#include "core/map/layer_features.h"
#include "core/map/legend.h"
#include "core/map/map_view.h"
#include "core/map/plain_look.h"
#include "core/map/theme_choice.h"
#include "core/map_link/waiting.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <numeric>

namespace weitblick::cli {

namespace {

using map_link::LayoutFormat;

constexpr double kMmPerPx = 25.4 / 96.0;

/// A folder of its own that is gone at the end.
class StagingFolder {
public:
    static Result<StagingFolder> create()
    {
        std::string name = (std::filesystem::temp_directory_path() / "weitblick-render-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            return systemError(errno, name);
        }
        return StagingFolder(name);
    }
    StagingFolder(StagingFolder&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}
    StagingFolder& operator=(StagingFolder&&) = delete;
    StagingFolder(const StagingFolder&) = delete;
    StagingFolder& operator=(const StagingFolder&) = delete;
    ~StagingFolder()
    {
        std::error_code ignored;
        if (!m_path.empty()) {
            std::filesystem::remove_all(m_path, ignored);
        }
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    explicit StagingFolder(std::filesystem::path path) : m_path(std::move(path)) {}
    std::filesystem::path m_path;
};

Result<map::PixelSize> sizeFrom(const std::string& text)
{
    map::PixelSize size;
    const auto cross = text.find_first_of("x×X");
    const char* end = text.data() + text.size();
    const bool good = cross != std::string::npos &&
                      std::from_chars(text.data(), text.data() + cross, size.width).ptr == text.data() + cross &&
                      std::from_chars(text.data() + cross + 1, end, size.height).ptr == end;
    constexpr std::uint32_t kLeast = 200;
    constexpr std::uint32_t kMost = 7000;
    if (!good || std::min(size.width, size.height) < kLeast || std::max(size.width, size.height) > kMost) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Bildgröße ist nicht brauchbar: BREITExHÖHE, "
                                 "200 bis 7000 Pixel",
                                 "the picture size cannot be used: WIDTHxHEIGHT, "
                                 "200 to 7000 pixels"},
                     .subject = text};
    }
    return size;
}

Result<LayoutFormat> formatFor(const std::filesystem::path& target)
{
    const std::string ending = target.extension().string();
    if (ending == ".png") {
        return LayoutFormat::Png;
    }
    if (ending == ".pdf") {
        return LayoutFormat::Pdf;
    }
    if (ending == ".svg") {
        return LayoutFormat::Svg;
    }
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"Karten gibt es als .png, .pdf und .svg", "maps can be written as .png, .pdf and .svg"},
                 .subject = target.string()};
}

/// The programs of Weitblick lie side by side.
std::filesystem::path hostProgram()
{
    std::error_code problem;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", problem);
    return problem ? std::filesystem::path("weitblick-maphost") : self.parent_path() / "weitblick-maphost";
}

/// All that goes on the sheet.
struct Sheet {
    workspace::Dataset dataset;
    map::Theme theme;
    map::ClassAssignment assignment;
    geo::Envelope extent;
    geo::Crs crs;
    std::size_t featureCount = 0;
};

Result<map::ThemeWishes> wishesOf(const RenderArguments& arguments)
{
    map::ThemeWishes wishes{.ramp = arguments.ramp};
    wishes.classCount = arguments.classCount;
    if (!arguments.column) {
        wishes.kind = map::ThemeKind::Single;
    }
    if (arguments.method) {
        wishes.method = map::classMethodOf(*arguments.method);
        if (!wishes.method || *wishes.method == map::ClassMethod::Manual) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"die Klassenbildung heißt equal-interval, quantile, "
                                     "natural-breaks oder "
                                     "standard-deviation",
                                     "the method is one of equal-interval, quantile, natural-breaks, "
                                     "standard-deviation"},
                         .subject = *arguments.method};
        }
    }
    if (arguments.reversed) {
        wishes.direction = map::RampDirection::Reversed;
    }
    return wishes;
}

Result<Sheet> composed(workspace::Workspace& project, const RenderArguments& arguments, Job& job)
{
    WB_TRY(const auto wishes, wishesOf(arguments));
    WB_TRY(auto dataset, project.dataset(arguments.layer));
    WB_CHECK(analysis::role::requireShowable(project, dataset, arguments.column.value_or("")));
    const geo::Crs crs{"EPSG:" + std::to_string(project.projectSrsId())};
    const map::FeatureSource source{
        .file = project.file(), .layer = dataset.schema.name, .column = arguments.column.value_or(""), .crs = crs};
    WB_TRY(const auto features, map::readFeatures(source, job));
    WB_TRY(auto theme, map::chosenTheme(source.layer, source.column, features.values, wishes, job));
    const std::string name = dataset.entry.title.empty() ? dataset.schema.name : dataset.entry.title;
    theme.title = name;
    if (const auto column = dataset.schema.indexOf(source.column)) {
        const auto& described = dataset.schema.columns[*column];
        theme.title = described.title.empty() ? described.name : described.title;
        theme.unit = described.unit;
    }
    Sheet sheet{
        .dataset = std::move(dataset), .theme = std::move(theme), .extent = features.shapes.extent(), .crs = crs};
    sheet.featureCount = features.shapes.featureCount();
    sheet.assignment = map::assignClasses(sheet.theme, features.values, sheet.featureCount);
    return sheet;
}

map_link::Layer layerOf(const Sheet& sheet, const workspace::Workspace& project, const RenderArguments& arguments,
                        Language language)
{
    const std::string heading =
        sheet.theme.unit.empty() ? sheet.theme.title : sheet.theme.title + " [" + sheet.theme.unit + "]";
    map_link::Layer layer{.id = "layer",
                          .title = heading,
                          .file = std::filesystem::absolute(project.file()).lexically_normal().string(),
                          .table = sheet.dataset.schema.name,
                          .crs = "EPSG:" + std::to_string(sheet.dataset.schema.srsId),
                          .attribution = sheet.dataset.entry.attribution,
                          .style = map::hostStyleOf(sheet.theme, sheet.assignment, language, map::LabelCounts::With)};
    layer.style.label.column = arguments.labels.value_or("");
    return layer;
}

/// What else the project knows of the place, in muted colours below the layer: a theme without a town around it says
/// little.
Result<std::vector<map_link::Layer>> contextOf(const Sheet& sheet, workspace::Workspace& project, Language language)
{
    WB_TRY(const auto datasets, project.datasets());
    std::vector<map::PlainLayer> plain;
    std::vector<map_link::Layer> layers;
    for (const workspace::Dataset& dataset : datasets) {
        const map::PlainLayer one = map::plainLayerOf(dataset.schema);
        if (one.kind != map::ShapeKind::Polygons && one.kind != map::ShapeKind::Lines) {
            continue;
        }
        if (dataset.schema.name != sheet.dataset.schema.name && map::topicOf(one) != map::LayerTopic::Unknown) {
            plain.push_back(one);
            layers.push_back({.id = one.name,
                              .title = one.name,
                              .file = std::filesystem::absolute(project.file()).lexically_normal().string(),
                              .table = one.name,
                              .crs = "EPSG:" + std::to_string(dataset.schema.srsId),
                              .style = map::hostStyleOf(map::plainTheme(one), {}, language)});
        }
    }
    std::vector<std::size_t> order(layers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return map::stackRank(plain[i]); });
    std::vector<map_link::Layer> sorted;
    for (const std::size_t i : order) {
        sorted.push_back(std::move(layers[i]));
    }
    return sorted;
}

/// "29.03.2026" where the date is a whole one and the reader is German.
std::string dateText(const std::string& iso, Language language)
{
    constexpr std::size_t kIsoLength = 10;
    const bool isWhole = iso.size() == kIsoLength && iso[4] == '-' && iso[7] == '-';
    return isWhole && language == Language::German ? iso.substr(8, 2) + "." + iso.substr(5, 2) + "." + iso.substr(0, 4)
                                                   : iso;
}

std::string attributionOf(const workspace::CatalogueEntry& entry)
{
    if (!entry.attribution.empty()) {
        return entry.attribution;
    }
    std::string text = entry.source;
    if (!entry.licence.empty()) {
        text += (text.empty() ? "" : ", ") + entry.licence;
    }
    return text;
}

map_link::MakeLayout layoutFor(const Sheet& sheet, const RenderArguments& arguments, map::PixelSize size,
                               LayoutFormat format, const Session& session)
{
    const std::string name = sheet.dataset.entry.title.empty() ? sheet.dataset.schema.name : sheet.dataset.entry.title;
    const std::string count = readableCount(static_cast<std::int64_t>(sheet.featureCount), session.language());
    std::string subtitle = session.say({count + " Objekte", count + " features"});
    if (!sheet.dataset.entry.dataDate.empty()) {
        subtitle +=
            " · " + session.say({"Stand ", "as of "}) + dateText(sheet.dataset.entry.dataDate, session.language());
    }
    constexpr double kMargin = 0.04; // of the larger side, so that nothing touches the frame
    const double margin =
        kMargin * std::max(sheet.extent.maxX - sheet.extent.minX, sheet.extent.maxY - sheet.extent.minY);
    return {.format = format,
            .outputName = std::string("karte") + arguments.target.extension().string(),
            .pageWidthMm = size.width * kMmPerPx,
            .pageHeightMm = size.height * kMmPerPx,
            .dpi = format == LayoutFormat::Png ? 96.0 : 300.0,
            .crs = sheet.crs.definition,
            .minX = sheet.extent.minX - margin,
            .minY = sheet.extent.minY - margin,
            .maxX = sheet.extent.maxX + margin,
            .maxY = sheet.extent.maxY + margin,
            .texts = {{"title", arguments.title.value_or(name)},
                      {"subtitle", subtitle},
                      {"attribution", attributionOf(sheet.dataset.entry)}}};
}

Result<void> drawn(Session& session, workspace::Workspace& project, const RenderArguments& arguments, Sheet& sheet,
                   Job& job)
{
    WB_TRY(const auto size, sizeFrom(arguments.size));
    WB_TRY(const auto format, formatFor(arguments.target));
    WB_TRY(const auto staging, StagingFolder::create());
    map_link::MapHost host({.program = hostProgram(),
                            .readable = {std::filesystem::absolute(project.file())},
                            .stagingFolder = staging.path()});
    WB_CHECK(host.start());
    map_link::SetLayers layers;
    layers.layers.push_back(layerOf(sheet, project, arguments, session.language()));
    if (!arguments.alone) {
        WB_TRY(auto context, contextOf(sheet, project, session.language()));
        std::ranges::move(context, std::back_inserter(layers.layers));
    }
    WB_TRY(const auto set, map_link::answerTo<map_link::LayersSet>(host, host.setLayers(layers), job));
    if (!set.problems.empty()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {set.problems.front().messageDe, set.problems.front().messageEn},
                     .subject = arguments.layer};
    }
    WB_CHECK(job.report(0.5, "map"));
    const auto request = host.ask(layoutFor(sheet, arguments, size, format, session));
    WB_TRY(const auto made, map_link::answerTo<map_link::LayoutMade>(host, request, job));
    if (made.files.empty()) {
        return Error{.code = ErrorCode::Io, .message = {"es entstand kein Bild", "no picture was made"}};
    }
    // Another file system perhaps: first beside the target, then in one step over
    // it.
    std::error_code problem;
    const auto beside = std::filesystem::path(arguments.target.string() + ".part");
    std::filesystem::copy_file(staging.path() / made.files.front(), beside,
                               std::filesystem::copy_options::overwrite_existing, problem);
    if (problem) {
        return systemError(problem.value(), arguments.target);
    }
    return publishFile(beside, arguments.target);
}

} // namespace

int runRender(Session& session, const RenderArguments& arguments)
{
    auto project = openProject(session, arguments.file, workspace::Access::ReadOnly);
    if (!project) {
        return session.fail(project.error());
    }
    workspace::Workspace opened = std::move(project).value();
    Job job = session.job(arguments.target.filename().string());
    auto sheet = composed(opened, arguments, job);
    if (!sheet) {
        return session.fail(sheet.error());
    }
    Sheet content = std::move(sheet).value();
    if (const auto made = drawn(session, opened, arguments, content, job); !made) {
        return session.fail(made.error());
    }
    const auto legend = map::legendOf(content.theme, content.assignment, session.language());
    nlohmann::json classes = nlohmann::json::array();
    std::vector<std::string> lines{arguments.layer + " → " + arguments.target.string()};
    for (const map::LegendEntry& entry : legend.entries) {
        classes.push_back({{"label", entry.label}, {"color", map::hexOf(entry.color)}, {"count", entry.count}});
        lines.push_back("  " + map::hexOf(entry.color) + "  " + entry.label + ": " + countText(session, entry.count));
    }
    session.result({{"file", arguments.target.string()}, {"layer", arguments.layer}, {"classes", std::move(classes)}},
                   lines);
    return 0;
}

} // namespace weitblick::cli
