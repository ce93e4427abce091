// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/row_order.h"

#include "core/workspace/workspace.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <numeric>
#include <optional>

namespace weitblick::ui {

namespace {

/// What is compared: numbers where the column has numbers, else keys of the German order.
struct SortKey {
    int kind = 2; ///< 0: number, 1: text, 2: no value
    double number = 0.0;
    std::optional<QCollatorSortKey> text;
};

SortKey keyOf(const workspace::Cell& cell, const QCollator& collator)
{
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        return {.kind = 0, .number = static_cast<double>(*whole), .text = {}};
    }
    if (const auto* real = std::get_if<double>(&cell)) {
        return {.kind = 0, .number = *real, .text = {}};
    }
    if (const auto* text = std::get_if<std::string_view>(&cell)) {
        return {.kind = 1,
                .text = collator.sortKey(QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size())))};
    }
    return {};
}

bool isBefore(const SortKey& one, const SortKey& other)
{
    if (one.kind != other.kind) {
        return one.kind < other.kind;
    }
    return one.kind == 0 ? one.number < other.number : one.kind == 1 ? one.text->compare(*other.text) < 0 : false;
}

std::vector<std::int64_t> sorted(const std::vector<std::int64_t>& fids, const std::vector<SortKey>& keys,
                                 bool isDescending)
{
    constexpr int kNoValue = 2;
    std::vector<std::size_t> places(fids.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::ranges::stable_sort(places, [&](std::size_t a, std::size_t b) {
        const bool areValues = keys[a].kind != kNoValue && keys[b].kind != kNoValue;
        return isDescending && areValues ? isBefore(keys[b], keys[a]) : isBefore(keys[a], keys[b]);
    });
    std::vector<std::int64_t> result;
    result.reserve(fids.size());
    for (const std::size_t place : places) {
        result.push_back(fids[place]);
    }
    return result;
}

} // namespace

Result<std::vector<std::int64_t>> orderedFids(const std::filesystem::path& project, const std::string& dataset,
                                              const RowOrder& order, Job& job)
{
    WB_TRY(auto opened, workspace::Workspace::open(project, workspace::Access::ReadOnly));
    workspace::ReadOptions options{.columns = std::vector<std::string>(), .geometry = false};
    if (!order.column.empty()) {
        options.columns->push_back(order.column);
    }
    WB_TRY(auto reader, opened.read(dataset, options));
    QCollator collator{QLocale(QLocale::German, QLocale::Germany)};
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<std::int64_t> fids;
    std::vector<SortKey> keys;
    constexpr std::size_t kBetweenReports = 10'000;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        fids.push_back(reader.fid());
        if (!order.column.empty()) {
            keys.push_back(keyOf(reader.value(0), collator));
        }
        if (fids.size() % kBetweenReports == 0) {
            WB_CHECK(job.report(0.0, "rows"));
        }
    }
    return order.column.empty() ? fids : sorted(fids, keys, order.isDescending);
}

} // namespace weitblick::ui
