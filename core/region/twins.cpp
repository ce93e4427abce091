// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/twins.h"

#include "core/base/order_statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace weitblick::region {

namespace {

constexpr double kLeastKnownShare = 0.5;
constexpr double kDeviationOfNormal = 1.4826; // of the median absolute deviation to the standard deviation
constexpr double kNotKnown = std::numeric_limits<double>::quiet_NaN();

/// A feature as it is compared.
struct Prepared {
    std::vector<double> values;
    double scale = 0.0; ///< range or spread; 0: all alike
    double weight = 0.0;
    bool isCategory = false;
};

std::vector<double> knownOf(const std::vector<double>& values)
{
    std::vector<double> known;
    known.reserve(values.size());
    std::ranges::copy_if(values, std::back_inserter(known), [](double value) { return !std::isnan(value); });
    return known;
}

double spreadOf(std::vector<double> known)
{
    const double median = medianOf(known);
    const double mean = std::accumulate(known.begin(), known.end(), 0.0) / static_cast<double>(known.size());
    double squares = 0.0;
    for (double& value : known) {
        squares += (value - mean) * (value - mean);
        value = std::abs(value - median);
    }
    const double robust = kDeviationOfNormal * medianOf(known);
    return robust > 0.0 ? robust : std::sqrt(squares / static_cast<double>(known.size()));
}

Prepared preparedOf(const PeerTable& table, std::size_t feature, Likeness likeness)
{
    const Feature& about = table.features[feature];
    const auto column = table.column(feature);
    Prepared found{.values = {column.begin(), column.end()},
                   .weight = about.weight,
                   .isCategory = about.kind == FeatureKind::Category};
    if (about.kind == FeatureKind::Logarithm) {
        for (double& value : found.values) {
            value = value > 0.0 ? std::log(value) : kNotKnown;
        }
    }
    const std::vector<double> known = knownOf(found.values);
    if (!known.empty() && !found.isCategory) {
        const auto [least, most] = std::ranges::minmax(known);
        found.scale = likeness == Likeness::Gower ? most - least : spreadOf(known);
    }
    return found;
}

/// 0 for equal ones; of Gower at most 1.
double difference(const Prepared& feature, double one, double other)
{
    if (feature.isCategory) {
        return one == other ? 0.0 : 1.0;
    }
    return feature.scale > 0.0 ? std::abs(one - other) / feature.scale : 0.0;
}

Twin compared(const std::vector<Prepared>& features, std::size_t row, std::size_t other, Likeness likeness)
{
    Twin twin{.row = other, .contributions = std::vector<double>(features.size(), 0.0)};
    double known = 0.0;
    double all = 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < features.size(); ++i) {
        const Prepared& feature = features[i];
        all += feature.weight;
        const double one = feature.values[row];
        const double two = feature.values[other];
        if (std::isnan(one) || std::isnan(two)) {
            continue;
        }
        const double apart = difference(feature, one, two);
        twin.contributions[i] = feature.weight * (likeness == Likeness::Gower ? apart : apart * apart);
        known += feature.weight;
        sum += twin.contributions[i];
    }
    twin.knownShare = known / all;
    if (known > 0.0) {
        twin.distance = likeness == Likeness::Gower ? sum / known : std::sqrt(sum / known);
        twin.similarity = likeness == Likeness::Gower ? 1.0 - twin.distance : 1.0 / (1.0 + twin.distance);
    }
    for (double& contribution : twin.contributions) {
        contribution = sum > 0.0 ? contribution / sum : 0.0;
    }
    return twin;
}

} // namespace

Result<std::vector<Twin>> twinsOf(const PeerTable& table, std::size_t row, const TwinOptions& options, Job& job)
{
    std::vector<Prepared> features;
    double weight = 0.0;
    for (std::size_t i = 0; i < table.features.size(); ++i) {
        WB_CHECK(job.report(0.5 * static_cast<double>(i) / static_cast<double>(table.features.size()), "features"));
        features.push_back(preparedOf(table, i, options.likeness));
        weight += features.back().weight;
    }
    if (row >= table.rowCount() || !(weight > 0.0)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"kein Merkmal, nach dem verglichen werden könnte", "no feature to compare by"}};
    }
    std::vector<Twin> twins;
    for (std::size_t other = 0; other < table.rowCount(); ++other) {
        if (other % 1024 == 0) {
            WB_CHECK(
                job.report(0.5 + 0.5 * static_cast<double>(other) / static_cast<double>(table.rowCount()), "twins"));
        }
        if (other == row) {
            continue;
        }
        Twin twin = compared(features, row, other, options.likeness);
        if (twin.knownShare >= kLeastKnownShare) {
            twins.push_back(std::move(twin));
        }
    }
    const std::size_t count = std::min(options.count, twins.size());
    std::ranges::partial_sort(twins, twins.begin() + static_cast<std::ptrdiff_t>(count),
                              [&](const Twin& one, const Twin& other) {
                                  return one.distance != other.distance ? one.distance < other.distance
                                                                        : table.keys[one.row] < table.keys[other.row];
                              });
    twins.resize(count);
    return twins;
}

} // namespace weitblick::region
