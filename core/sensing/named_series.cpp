// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/named_series.h"

#include "core/base/nearest_name.h"
#include "core/series/series_store.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <array>

namespace weitblick::sensing {

using series::SeriesDescription;

namespace {

/// The names by which a series can be called, the surest first.
std::array<std::string, 4> namesOf(const SeriesDescription& series, const std::vector<series::Site>& sites)
{
    const auto site = std::ranges::find(sites, series.site, &series::Site::id);
    const std::string key = site == sites.end() ? std::string() : site->key;
    return {series.key, key + "/" + series.property, key, series.property};
}

} // namespace

Result<series::SeriesColumn> seriesNamed(analysis::RunContext& context, std::string_view input,
                                         std::string_view parameter, Job& job)
{
    const std::string& wanted = context.text(parameter);
    WB_TRY(auto store, series::SeriesStore::open(context.project()));
    const std::string& set = context.input(input).schema.name;
    WB_TRY(const auto all, store.series(set));
    WB_TRY(const auto sites, store.sites(set));
    std::vector<std::string> known;
    std::ranges::for_each(all, [&](const SeriesDescription& one) { known.push_back(namesOf(one, sites)[1]); });
    for (std::size_t way = 0; way < namesOf({}, {}).size(); ++way) {
        std::vector<const SeriesDescription*> found;
        for (const SeriesDescription& one : all) {
            if (namesOf(one, sites).at(way) == wanted) {
                found.push_back(&one);
            }
        }
        if (found.size() > 1) {
            return Error{.code = ErrorCode::Ambiguous,
                         .message = {"„" + wanted + "“ heißen " + std::to_string(found.size()) + " Reihen",
                                     std::to_string(found.size()) + " series are called “" + wanted + "”"},
                         .subject = std::string(parameter),
                         .advice = {"Die Kennung der Reihe angeben, zum Beispiel " + found.front()->key,
                                    "Give the key of the series, for example " + found.front()->key}};
        }
        if (found.size() == 1) {
            WB_TRY(auto columns, store.columns(std::array{found.front()->id}, {}, job));
            context.countRead(1);
            return std::move(columns.series.front());
        }
    }
    return Error{.code = ErrorCode::NotFound,
                 .message = {"die Reihe „" + wanted + "“ gibt es in „" + set + "“ nicht",
                             "there is no series “" + wanted + "” in “" + set + "”"},
                 .subject = std::string(parameter),
                 .advice = proposalFor(wanted, known)};
}

} // namespace weitblick::sensing
