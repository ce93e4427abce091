// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/detail/row_pass.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>

namespace weitblick::crossfilter::detail {

namespace {

constexpr ParallelOptions kPieces{.chunkSize = kPieceRows};
/// Stands for what arrives from other tables where the number of a view is expected.
constexpr std::uint8_t kNoView = 255;
static_assert(kMostLinkedViews < kNoView);

/// Tables up to this size are kept twice, for even and odd rows: a row need not wait for the one before it where both
/// add to the same cell.
constexpr std::size_t kMostDoubledCells = 1U << 12U;

using Cells32 = std::array<std::uint32_t, kPieceRows>;

/// Calls `use` with the cells of a view for the rows of a piece: a pointer to 8, 16 or 32 bits a row.
template <typename Use>
void withCells(const View& view, const Chunk& piece, Cells32& scratch, const Use& use)
{
    if (view.axes.size() == 1) {
        view.axes[0].codes->visit([&](const auto& codes) { use(codes.data() + piece.begin); });
        return;
    }
    const std::size_t count = piece.end - piece.begin;
    if (view.axes.empty()) {
        std::fill_n(scratch.begin(), count, 0U);
    } else {
        const std::uint32_t lineLength = view.axes[1].binning.binCount();
        view.axes[0].codes->visit([&](const auto& lines) {
            view.axes[1].codes->visit([&](const auto& places) {
                for (std::size_t i = 0; i < count; ++i) {
                    scratch[i] = lines[piece.begin + i] * lineLength + places[piece.begin + i];
                }
            });
        });
    }
    use(static_cast<const std::uint32_t*>(scratch.data()));
}

/// One filter, ready to be asked for the rows of a piece.
struct RowTest {
    std::uint8_t view = kNoView;
    const View* cellsOf = nullptr;    ///< a filter by cells
    std::vector<std::uint8_t> passes; ///< by cell: 1 or 0
    const RowMask* rows = nullptr;    ///< a filter by rows
};

std::vector<RowTest> testsOf(const LinkedViews& linked, const TableFilters& filters, std::optional<std::size_t> active)
{
    std::vector<RowTest> tests;
    for (std::size_t view = 0; view < linked.views.size(); ++view) {
        const ViewFilter& filter = filters.ofViews[view];
        if (view == active || !isFiltering(filter)) {
            continue;
        }
        RowTest test{.view = static_cast<std::uint8_t>(view)};
        if (const auto* chosen = std::get_if<ChosenRows>(&filter)) {
            test.rows = chosen->rows.get();
        } else {
            test.cellsOf = &linked.views[view];
            test.passes.assign(test.cellsOf->cellCount(), 0);
            for (const BinRange stretch : passingCells(*test.cellsOf, filter)) {
                std::fill(test.passes.begin() + stretch.first, test.passes.begin() + stretch.last + 1, std::uint8_t{1});
            }
        }
        tests.push_back(std::move(test));
    }
    if (filters.arriving) {
        tests.push_back({.view = kNoView, .rows = filters.arriving.get()});
    }
    return tests;
}

/// For each row of a piece, how many filters reject it and which was the last of them.
struct Rejections {
    std::array<std::uint8_t, kPieceRows> count{};
    std::array<std::uint8_t, kPieceRows> last{};

    void take(const std::vector<RowTest>& tests, const Chunk& piece, Cells32& scratch)
    {
        const std::size_t rows = piece.end - piece.begin;
        std::fill_n(count.begin(), rows, std::uint8_t{0});
        for (const RowTest& test : tests) {
            if (test.rows != nullptr) {
                const auto words = test.rows->words();
                note(test.view, rows, [&](std::size_t i) {
                    const std::size_t row = piece.begin + i;
                    return static_cast<std::uint8_t>(
                        words[row / RowMask::kRowsPerWord] >> (row % RowMask::kRowsPerWord) & 1U);
                });
            } else {
                withCells(*test.cellsOf, piece, scratch, [&](const auto* cells) {
                    note(test.view, rows, [&](std::size_t i) { return test.passes[cells[i]]; });
                });
            }
        }
    }

private:
    template <typename Passes>
    void note(std::uint8_t view, std::size_t rows, const Passes& passes)
    {
        for (std::size_t i = 0; i < rows; ++i) {
            const std::uint8_t passed = passes(i);
            count[i] = static_cast<std::uint8_t>(count[i] + 1U - passed);
            last[i] = passed != 0 ? last[i] : view;
        }
    }
};

/// Some rows of a piece by their place in it; all of them where `isAll`.
struct RowList {
    std::array<std::uint16_t, kPieceRows> places{};
    std::size_t count = 0;
    bool isAll = false;

    template <typename Belongs>
    void collect(std::size_t rows, const Belongs& belongs)
    {
        isAll = false;
        count = 0;
        for (std::size_t i = 0; i < rows; ++i) {
            places[count] = static_cast<std::uint16_t>(i);
            count += belongs(i) ? 1U : 0U;
        }
    }
};
static_assert(kPieceRows <= 65'536);

/// Calls `use` with the place of every row of the list.
template <typename Use>
void forEachPlace(const RowList& list, const Use& use)
{
    if (list.isAll) {
        for (std::size_t i = 0; i < list.count; ++i) {
            use(i, i);
        }
        return;
    }
    for (std::size_t i = 0; i < list.count; ++i) {
        use(i, list.places[i]);
    }
}

/// The tables of one view and one thread.
struct Table {
    std::size_t cells = 0; ///< of all lines
    std::size_t oddOffset = 0;
    ViewCounts counts;

    Table(std::size_t cellCount, bool hasValues)
        : cells(cellCount),
          oddOffset(cellCount <= kMostDoubledCells ? cellCount : 0)
    {
        counts.rows.assign(cellCount + oddOffset, 0);
        if (hasValues) {
            counts.valueRows.assign(cellCount, 0);
            counts.valueSteps.assign(cellCount, 0);
        }
    }
    void addTo(ViewCounts& sum) const
    {
        for (std::size_t offset = 0; offset <= oddOffset; offset += std::max<std::size_t>(1, oddOffset)) {
            std::transform(sum.rows.begin(), sum.rows.end(), counts.rows.begin() + static_cast<std::ptrdiff_t>(offset),
                           sum.rows.begin(), std::plus<>());
        }
        std::ranges::transform(sum.valueRows, counts.valueRows, sum.valueRows.begin(), std::plus<>());
        std::ranges::transform(sum.valueSteps, counts.valueSteps, sum.valueSteps.begin(), std::plus<>());
    }
};

/// Adds rows to a table: row i to cell lines[i] * lineLength + cells[i].
template <typename Line, typename Cell>
void addRows(const RowList& list, const Line* lines, const Cell* cells, std::size_t lineLength, Table& table)
{
    std::uint32_t* const even = table.counts.rows.data();
    std::uint32_t* const odd = even + table.oddOffset;
    forEachPlace(list, [&](std::size_t number, std::size_t i) {
        ++((number & 1U) == 0 ? even : odd)[lines[i] * lineLength + cells[i]];
    });
}

template <typename Line, typename Cell>
void addValues(const RowList& list, const Line* lines, const Cell* cells, std::size_t lineLength,
               const std::int64_t* steps, Table& table)
{
    forEachPlace(list, [&](std::size_t /*number*/, std::size_t i) {
        if (steps[i] != SummedValues::kMissing) {
            const std::size_t cell = lines[i] * lineLength + cells[i];
            ++table.counts.valueRows[cell];
            table.counts.valueSteps[cell] += steps[i];
        }
    });
}

/// One thread's share of a pass.
class Counter {
public:
    Counter(const PassRequest& request, const std::vector<RowTest>& tests) : m_request(request), m_tests(tests)
    {
        const auto& views = request.linked.views;
        const std::size_t lines = request.active ? views[*request.active].cellCount() : 1;
        for (std::size_t view = 0; view < views.size(); ++view) {
            const std::size_t linesOfView = view == request.active ? 1 : lines;
            const bool isWanted = request.isWanted[view] != 0;
            m_tables.emplace_back(isWanted ? views[view].cellCount() * linesOfView : 0,
                                  isWanted && views[view].value != nullptr);
        }
    }
    void add(const Chunk& piece)
    {
        m_shared.count = piece.end - piece.begin;
        m_shared.isAll = m_tests.empty();
        if (!m_tests.empty()) {
            m_rejections.take(m_tests, piece, m_scratch);
            m_shared.collect(piece.end - piece.begin, [&](std::size_t i) { return m_rejections.count[i] == 0; });
        }
        m_selectedRows += m_shared.count;
        for (std::size_t view = 0; view < m_tables.size(); ++view) {
            if (m_request.isWanted[view] != 0) {
                addView(view, piece, rowsFor(view, piece));
            }
        }
    }
    void addTo(PassResult& sum) const
    {
        sum.selectedRows += m_selectedRows;
        for (std::size_t view = 0; view < m_tables.size(); ++view) {
            m_tables[view].addTo(sum.counts[view]);
        }
    }

private:
    /// The rows that no filter rejects but the view's own.
    const RowList& rowsFor(std::size_t view, const Chunk& piece)
    {
        const auto isOwn = [&](const RowTest& test) { return test.view == view; };
        if (std::ranges::none_of(m_tests, isOwn)) {
            return m_shared;
        }
        m_own.collect(piece.end - piece.begin, [&](std::size_t i) {
            return m_rejections.count[i] == 0 || (m_rejections.count[i] == 1 && m_rejections.last[i] == view);
        });
        return m_own;
    }
    void addView(std::size_t number, const Chunk& piece, const RowList& rows)
    {
        const View& view = m_request.linked.views[number];
        withCells(view, piece, m_scratch, [&](const auto* cells) {
            const auto addLines = [&](const auto* lines, std::size_t lineLength) {
                addRows(rows, lines, cells, lineLength, m_tables[number]);
                if (view.value) {
                    addValues(rows, lines, cells, lineLength, view.value->steps().data() + piece.begin,
                              m_tables[number]);
                }
            };
            if (!m_request.active || number == *m_request.active) {
                addLines(cells, 0); // one line only
            } else {
                const View& active = m_request.linked.views[*m_request.active];
                withCells(active, piece, m_activeScratch,
                          [&](const auto* lines) { addLines(lines, view.cellCount()); });
            }
        });
    }

    const PassRequest& m_request;
    const std::vector<RowTest>& m_tests;
    std::vector<Table> m_tables;
    std::uint64_t m_selectedRows = 0;
    RowList m_shared;
    RowList m_own;
    Rejections m_rejections;
    Cells32 m_scratch{};
    Cells32 m_activeScratch{};
};

} // namespace

Result<PassResult> passOverRows(const PassRequest& request, Job& job)
{
    const std::vector<RowTest> tests = testsOf(request.linked, request.filters, request.active);
    std::vector<std::unique_ptr<Counter>> counters(threadCountFor(request.linked.rowCount, kPieces));
    WB_CHECK(parallelChunks(request.linked.rowCount, kPieces, job, [&](const Chunk& piece) -> Result<void> {
        if (!counters[piece.thread]) {
            counters[piece.thread] = std::make_unique<Counter>(request, tests);
        }
        counters[piece.thread]->add(piece);
        return {};
    }));
    PassResult result;
    const std::size_t lines = request.active ? request.linked.views[*request.active].cellCount() : 1;
    for (std::size_t view = 0; view < request.linked.views.size(); ++view) {
        ViewCounts& counts = result.counts.emplace_back();
        if (request.isWanted[view] == 0) {
            continue;
        }
        const View& shown = request.linked.views[view];
        const std::size_t cells = shown.cellCount() * (view == request.active ? 1 : lines);
        counts.rows.assign(cells, 0);
        if (shown.value) {
            counts.valueRows.assign(cells, 0);
            counts.valueSteps.assign(cells, 0);
        }
    }
    for (const auto& counter : counters) {
        if (counter) {
            counter->addTo(result);
        }
    }
    return result;
}

Result<RowMask> rowsThatPass(const LinkedViews& linked, const TableFilters& filters, Job& job)
{
    const std::vector<RowTest> tests = testsOf(linked, filters, std::nullopt);
    RowMask mask(linked.rowCount, tests.empty() ? RowMask::Fill::All : RowMask::Fill::None);
    if (tests.empty()) {
        return mask;
    }
    struct Scratch {
        Rejections rejections;
        Cells32 cells{};
    };
    std::vector<std::unique_ptr<Scratch>> scratches(threadCountFor(linked.rowCount, kPieces));
    WB_CHECK(parallelChunks(linked.rowCount, kPieces, job, [&](const Chunk& piece) -> Result<void> {
        auto& scratch = scratches[piece.thread];
        if (!scratch) {
            scratch = std::make_unique<Scratch>();
        }
        scratch->rejections.take(tests, piece, scratch->cells);
        for (std::size_t first = piece.begin; first < piece.end; first += RowMask::kRowsPerWord) {
            std::uint64_t bits = 0;
            const std::size_t count = std::min(RowMask::kRowsPerWord, piece.end - first);
            for (std::size_t i = 0; i < count; ++i) {
                const bool passes = scratch->rejections.count[first - piece.begin + i] == 0;
                bits |= std::uint64_t{passes ? 1U : 0U} << i;
            }
            mask.setWord(first / RowMask::kRowsPerWord, bits);
        }
        return {};
    }));
    return mask;
}

} // namespace weitblick::crossfilter::detail
