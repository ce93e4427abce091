// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/detail/run_state.h"
#include "core/analysis/row_transform.h"

#include <QTest>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using namespace weitblick::analysis;

namespace {

constexpr int kRowCount = 5000;

/// A table of the numbers 0 … 4999.
struct Numbers : AnalysisProject {
    Numbers()
    {
        std::vector<Row> rows;
        for (int i = 0; i < kRowCount; ++i) {
            rows.push_back({"", {std::int64_t{i}}});
        }
        arguments.inputs.emplace(
            "layer",
            addLayer(project, {.name = "numbers", .columns = {{"n", workspace::ColumnType::Integer, "", ""}}}, rows)
                .value());
    }
    Result<std::array<std::int64_t, 4>> transform(const ChunkWork& work, std::vector<std::int64_t>& seen)
    {
        const ChunkSink take = [&](const TransformedChunk& chunk) -> Result<void> {
            for (workspace::RowCursor cursor(chunk.rows); cursor.next();) {
                seen.push_back(std::get<std::int64_t>(cursor.nextValue()));
            }
            return {};
        };
        Job job;
        return transformRows(context, "layer", {.rowsPerChunk = 10}, work, take, job);
    }
    Descriptor descriptor;
    ResolvedArguments arguments;
    registry::RegistryView view{registry, registry::today(), {}};
    RunContext::State state{.workspace = project, .analysis = descriptor, .arguments = arguments, .registry = view};
    RunContext context{state};
};

} // namespace

class RowTransformTest : public QObject {
    Q_OBJECT

private slots:
    void orderIsThatOfTheInputWhateverTheThreads()
    {
        Numbers numbers;
        std::vector<std::int64_t> seen;
        WB_VALUE(const auto counts, numbers.transform(
                                        [](const RowChunk& chunk, unsigned, TransformedChunk& out) -> Result<void> {
                                            workspace::RowCursor cursor(chunk.rows);
                                            for (const std::int64_t fid : chunk.fids) {
                                                cursor.next();
                                                const auto n = std::get<std::int64_t>(cursor.nextValue());
                                                if (n != fid - 1 || n % 7 == 0) {
                                                    out.rejected.push_back({fid, {"Siebener", "seven"}});
                                                    continue;
                                                }
                                                ++out.counts[2];
                                                out.rows.beginRow();
                                                addCell(out.rows, n);
                                                out.rows.endRow();
                                            }
                                            return {};
                                        },
                                        seen));
        QCOMPARE(counts[2], std::int64_t{4285});
        QCOMPARE(seen.size(), std::size_t{4285});
        QVERIFY(std::ranges::is_sorted(seen));
        QCOMPARE(numbers.state.rowsRead, std::int64_t{kRowCount});
        QCOMPARE(numbers.state.rowsRejected, std::int64_t{715});
        QCOMPARE(numbers.state.rejected[1].line, std::int64_t{8});
        QCOMPARE(numbers.state.rejected[1].source, std::string("numbers"));
    }
    void errorOfAChunkEndsTheWalk()
    {
        Numbers numbers;
        std::vector<std::int64_t> seen;
        const auto result = numbers.transform(
            [](const RowChunk& chunk, unsigned, TransformedChunk&) -> Result<void> {
                if (chunk.fids.front() > 100) {
                    return Error{.code = ErrorCode::InvalidInput, .message = {"kaputt", "broken"}};
                }
                return {};
            },
            seen);
        QVERIFY(!result);
        QCOMPARE(result.error().message.en, std::string("broken"));
    }
    void everyKindOfValueIsCopied()
    {
        const std::byte bytes[] = {std::byte{1}, std::byte{2}};
        workspace::RowBatch rows;
        rows.beginRow();
        addCell(rows, std::int64_t{1});
        addCell(rows, 2.5);
        addCell(rows, std::string_view("drei"));
        addCell(rows, std::span<const std::byte>(bytes));
        addCell(rows, std::monostate());
        rows.endRow();
        workspace::RowCursor from(rows);
        from.next();
        workspace::RowBatch copy;
        copy.beginRow();
        copyCells(from, 5, copy);
        copy.endRow();
        QVERIFY(std::ranges::equal(rows.bytes(), copy.bytes()));
    }
};

QTEST_GUILESS_MAIN(RowTransformTest)
#include "row_transform_test.moc"
