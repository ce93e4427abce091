// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/table_import.h"

#include "core/intake/row_gate.h"
#include "core/intake/table/row_converter.h"
#include "core/intake/table/table_plan.h"
#include "core/intake/table/table_survey.h"

#include <algorithm>
#include <utility>

namespace weitblick::intake::table {

namespace {

constexpr std::int64_t kPreviewRows = 50'000;
constexpr std::size_t kBatchBytes = std::size_t{512} << 10U;
constexpr std::int64_t kRowsBetweenReports = 256;
constexpr int kMaximumSurveys = 3; ///< the second one after a wrong encoding, never more than a third

Result<TablePlan> planOf(TableSource& source, const ReadChoices& choices, const SurveyScope& scope, Job& job)
{
    for (int survey = 0; survey < kMaximumSurveys; ++survey) {
        WB_TRY(const TableFacts facts, surveyTable(source, choices, scope, job));
        if (!facts.isSample) {
            WB_TRY(const bool again, source.revise(job));
            if (again) {
                continue;
            }
        }
        return planTable(facts, source, choices);
    }
    return Error{.code = ErrorCode::Internal,
                 .message = {"die Zeichenkodierung lässt sich nicht bestimmen", "the encoding cannot be determined"}};
}

/// Sends the rows of a planned table to a sink.
class Delivery {
public:
    Delivery(const TablePlan& plan, RowSink& sink) : m_plan(plan), m_sink(sink), m_converter(plan) {}

    Result<void> take(const io::TableRow& row)
    {
        if (row.line < m_plan.firstDataLine || isBlank(row)) {
            return {};
        }
        ++m_rowsRead;
        if (const auto reason = m_converter.convert(row, m_batch)) {
            WB_CHECK(m_sink.rejected({.source = m_plan.preview.schema.name,
                                      .line = row.line,
                                      .reasonDe = reason->de,
                                      .reasonEn = reason->en,
                                      .content = recordText(row)}));
        }
        return m_batch.bytes().size() >= kBatchBytes ? flush() : Result<void>();
    }
    Result<void> flush()
    {
        if (!m_batch.empty()) {
            WB_CHECK(m_sink.rows(m_batch));
            m_batch.clear();
        }
        return {};
    }
    [[nodiscard]] bool isEnd(const io::TableRow& row) const { return m_plan.endLine > 0 && row.line >= m_plan.endLine; }
    [[nodiscard]] std::int64_t rowsRead() const { return m_rowsRead; }

private:
    const TablePlan& m_plan;
    RowSink& m_sink;
    RowConverter m_converter;
    workspace::RowBatch m_batch;
    std::int64_t m_rowsRead = 0;
};

} // namespace

Result<LayerPreview> previewTable(TableSource& source, const ReadChoices& choices, Job& job)
{
    WB_TRY(TablePlan plan, planOf(source, choices, {.maximumRows = kPreviewRows}, job));
    return std::move(plan.preview);
}

Result<void> readTable(TableSource& source, const ReadChoices& choices, RowSink& sink, Job& job)
{
    Job surveying = job.part(0.0, 0.4);
    Job delivering = job.part(0.4, 1.0);
    WB_TRY(const TablePlan plan, planOf(source, choices, {}, surveying));
    if (!plan.preview.questions.empty()) {
        return openQuestions(plan.preview);
    }
    WB_CHECK(sink.beginLayer(plan.preview));
    Delivery delivery(plan, sink);
    WB_TRY(const auto reader, source.rows());
    io::TableRow row;
    for (std::int64_t count = 1;; ++count) {
        WB_TRY(const bool more, reader->next(row));
        if (!more || delivery.isEnd(row)) {
            break;
        }
        WB_CHECK(delivery.take(row));
        if (count % kRowsBetweenReports == 0) {
            WB_CHECK(delivering.report(reader->fraction(), "rows"));
        }
    }
    WB_CHECK(delivery.flush());
    if (delivery.rowsRead() != plan.preview.rowEstimate) {
        return Error{.code = ErrorCode::Io,
                     .message = {"die Datei wurde verändert, während sie gelesen wurde",
                                 "the file was changed while it was being read"},
                     .subject = plan.preview.schema.name};
    }
    return sink.endLayer(delivery.rowsRead());
}

} // namespace weitblick::intake::table
