// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/row_gate.h"

#include "core/base/number_text.h"
#include "core/geo/gpkg_geometry.h"

#include <algorithm>

namespace weitblick::intake {

using workspace::Cell;
using workspace::RowBatch;
using workspace::RowCursor;

namespace {

constexpr std::int64_t kBytesPerVertex = 16;

std::size_t bytesOf(const Cell& cell)
{
    if (const auto* text = std::get_if<std::string_view>(&cell)) {
        return text->size();
    }
    if (const auto* blob = std::get_if<std::span<const std::byte>>(&cell)) {
        return blob->size();
    }
    return 0;
}

void addCell(RowBatch& batch, const Cell& cell)
{
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
        batch.add(*integer);
    } else if (const auto* real = std::get_if<double>(&cell)) {
        batch.add(*real);
    } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
        batch.addText(*text);
    } else if (const auto* blob = std::get_if<std::span<const std::byte>>(&cell)) {
        batch.addBlob(*blob);
    } else {
        batch.addNull();
    }
}

std::string shown(std::int64_t number, Language language)
{
    return readableCount(number, language);
}

/// "2 000 001 Stützpunkte; erlaubt sind 1 000 000"
Text tooLarge(const Text& what, std::size_t number, std::int64_t limit)
{
    const auto count = static_cast<std::int64_t>(number);
    return {shown(count, Language::German) + " " + what.de + "; erlaubt sind " + shown(limit, Language::German),
            shown(count, Language::English) + " " + what.en + "; the limit is " + shown(limit, Language::English)};
}

Text tooManyRecords(std::int64_t limit)
{
    return {"mehr als " + shown(limit, Language::German) + " Datensätze",
            "more than " + shown(limit, Language::English) + " records"};
}

Error overBudget(const std::string& layer, Text message)
{
    return Error{.code = ErrorCode::Budget, .message = std::move(message), .subject = layer};
}

Text crsRemark(const std::string& from, int targetSrsId, const geo::Transformer& transformer)
{
    const std::string target = "EPSG:" + std::to_string(targetSrsId);
    Text text("Koordinaten von " + from + " nach " + target + " umgerechnet",
              "coordinates moved from " + from + " to " + target);
    if (!transformer.operation().empty()) {
        text.de += ": " + transformer.operation();
        text.en += ": " + transformer.operation();
    }
    if (const auto accuracyM = transformer.accuracyM()) {
        text.de += " (Genauigkeit " + readableNumber(*accuracyM, Language::German) + " m)";
        text.en += " (accuracy " + readableNumber(*accuracyM, Language::English) + " m)";
    }
    if (transformer.lacksGrid()) {
        text.de += "; eine genauere Umrechnung braucht eine Gitterdatei, die nicht installiert ist";
        text.en += "; a better operation needs a grid file that is not installed";
    }
    return text;
}

} // namespace

RowGate::RowGate(RowSink& target, const Budget& budget, int targetSrsId)
    : m_target(target),
      m_budget(budget),
      m_targetSrsId(targetSrsId)
{
}

RowGate::~RowGate() = default;

Error openQuestions(const LayerPreview& layer)
{
    Text text("zu klären vor dem Import von „" + layer.schema.name + "“:",
              "to be decided before '" + layer.schema.name + "' can be imported:");
    for (const Question& question : layer.questions) {
        text.de += " " + question.text.de + " [" + question.id;
        text.en += " " + question.text.en + " [" + question.id;
        const char* separator = " = ";
        for (const Question::Option& option : question.options) {
            text.de += separator + option.value + " (" + option.label.de + ")";
            text.en += separator + option.value + " (" + option.label.en + ")";
            separator = " | ";
        }
        text.de += "]";
        text.en += "]";
    }
    return Error{.code = ErrorCode::Ambiguous, .message = std::move(text), .subject = layer.schema.name};
}

Result<void> RowGate::openTransformer(const LayerPreview& layer, LayerPreview& arriving)
{
    m_transformer.reset();
    m_rewritesGeometry = false;
    const bool hasPlace = layer.schema.geometry != workspace::GeometryType::None || layer.isRaster;
    if (!hasPlace || m_targetSrsId == 0 || layer.isRaster || layer.schema.srsId == m_targetSrsId) {
        return {};
    }
    const std::string from = layer.choices.crs ? *layer.choices.crs : "EPSG:" + std::to_string(layer.schema.srsId);
    WB_TRY(auto transformer,
           geo::Transformer::create(geo::Crs{from}, geo::Crs{"EPSG:" + std::to_string(m_targetSrsId)}));
    const std::string shortName =
        layer.schema.srsId > 0 ? "EPSG:" + std::to_string(layer.schema.srsId) : from.substr(0, 80);
    arriving.remarks.push_back(crsRemark(shortName, m_targetSrsId, transformer));
    arriving.schema.srsId = m_targetSrsId;
    m_rewritesGeometry = true;
    if (!transformer.isIdentity()) {
        m_transformer = std::move(transformer);
    }
    return {};
}

Result<void> RowGate::beginLayer(const LayerPreview& layer)
{
    if (!layer.questions.empty()) {
        return openQuestions(layer);
    }
    if (std::cmp_greater(layer.schema.columns.size(), m_budget.columns)) {
        return overBudget(layer.schema.name,
                          tooLarge({"Spalten", "columns"}, layer.schema.columns.size(), m_budget.columns));
    }
    LayerPreview arriving = layer;
    WB_CHECK(openTransformer(layer, arriving));
    m_columnCount = layer.isRaster ? workspace::kRasterPieceColumns : layer.schema.columns.size();
    m_layerName = layer.schema.name;
    m_ordinal = m_kept = m_rejectedByReader = 0;
    return m_target.beginLayer(arriving);
}

bool RowGate::fits(const RowBatch& batch) const
{
    const auto largestCell = static_cast<std::size_t>(m_budget.cellBytes);
    const auto largestGeometry = static_cast<std::size_t>(m_budget.verticesPerGeometry * kBytesPerVertex);
    RowCursor cursor(batch);
    while (cursor.next()) {
        if (cursor.geometry().size() > largestGeometry) {
            return false;
        }
        for (std::size_t column = 0; column < m_columnCount; ++column) {
            if (bytesOf(cursor.nextValue()) > largestCell) {
                return false;
            }
        }
    }
    return true;
}

/// Fills m_geometry with the geometry where it belongs, or says why not.
std::optional<Text> RowGate::moveGeometry(std::span<const std::byte> geometry)
{
    m_geometry.clear();
    if (geometry.empty()) {
        return std::nullopt;
    }
    const auto header = geo::readGpkgHeader(geometry);
    if (!header) {
        return header.error().message;
    }
    const auto wkb = geometry.subspan(header->wkbOffset);
    const auto summary = geo::checkWkb(wkb);
    if (!summary) {
        return summary.error().message;
    }
    if (std::cmp_greater(summary->vertexCount, m_budget.verticesPerGeometry)) {
        return tooLarge({"Stützpunkte", "vertices"}, summary->vertexCount, m_budget.verticesPerGeometry);
    }
    m_wkb.assign(wkb.begin(), wkb.end());
    geo::Envelope envelope = summary->envelope;
    std::size_t failed = 0;
    if (m_transformer) {
        geo::transformWkb(m_wkb, *m_transformer, failed, envelope);
    }
    if (failed > 0) {
        return Text("Koordinaten liegen außerhalb des Bereichs, für den die Umrechnung gilt",
                    "coordinates lie outside the area that the transformation is made for");
    }
    geo::appendGpkg(m_geometry, m_wkb, m_rewritesGeometry ? m_targetSrsId : header->srsId, envelope, summary->isEmpty);
    return std::nullopt;
}

/// Appends the cursor's row to m_moved, or says why not.
std::optional<Text> RowGate::moveRow(RowCursor& cursor)
{
    if (auto reason = moveGeometry(cursor.geometry())) {
        return reason;
    }
    std::vector<Cell> cells(m_columnCount);
    for (Cell& cell : cells) {
        cell = cursor.nextValue();
        if (std::cmp_greater(bytesOf(cell), m_budget.cellBytes)) {
            return tooLarge({"Byte in einem Feld", "bytes in one field"}, bytesOf(cell), m_budget.cellBytes);
        }
    }
    m_moved.beginRow();
    if (!m_geometry.empty()) {
        m_moved.geometry(m_geometry);
    }
    for (const Cell& cell : cells) {
        addCell(m_moved, cell);
    }
    m_moved.endRow();
    return std::nullopt;
}

Result<void> RowGate::rewrite(const RowBatch& batch)
{
    m_moved.clear();
    RowCursor cursor(batch);
    while (cursor.next()) {
        ++m_ordinal;
        if (const auto reason = moveRow(cursor)) {
            WB_CHECK(m_target.rejected({.source = m_layerName,
                                        .line = m_ordinal,
                                        .reasonDe = reason->de,
                                        .reasonEn = reason->en,
                                        .content = {}}));
        }
    }
    return m_moved.empty() ? Result<void>() : m_target.rows(m_moved);
}

Result<void> RowGate::rows(const RowBatch& batch)
{
    const auto count = static_cast<std::int64_t>(batch.rowCount());
    m_totalRows += count;
    m_kept += count;
    if (m_totalRows > m_budget.rows) {
        return overBudget(m_layerName, tooManyRecords(m_budget.rows));
    }
    if (!m_rewritesGeometry && fits(batch)) {
        m_ordinal += count;
        return m_target.rows(batch);
    }
    return rewrite(batch);
}

Result<void> RowGate::rejected(const workspace::RejectedRecord& record)
{
    ++m_ordinal;
    ++m_rejectedByReader;
    if (++m_totalRows > m_budget.rows) {
        return overBudget(m_layerName, tooManyRecords(m_budget.rows));
    }
    return m_target.rejected(record);
}

Result<void> RowGate::remark(const Text& remark)
{
    return m_target.remark(remark);
}

Result<void> RowGate::endLayer(std::int64_t rowsRead)
{
    if (rowsRead != m_kept + m_rejectedByReader) {
        return Error{.code = ErrorCode::Internal,
                     .message = {"gelesen " + std::to_string(rowsRead) + ", übernommen " + std::to_string(m_kept) +
                                     ", abgewiesen " + std::to_string(m_rejectedByReader),
                                 "read " + std::to_string(rowsRead) + ", kept " + std::to_string(m_kept) +
                                     ", rejected " + std::to_string(m_rejectedByReader)},
                     .subject = m_layerName};
    }
    return m_target.endLayer(rowsRead);
}

} // namespace weitblick::intake
