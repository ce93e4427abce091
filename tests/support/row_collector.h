// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/number_text.h"
#include "core/intake/source.h"
#include "core/workspace/row_batch.h"

#include <string>
#include <variant>
#include <vector>

namespace weitblick::test {

/// What a reader delivers, as text: "NULL" for null, numbers as canonicalNumber() writes them.
class RowCollector : public intake::RowSink {
public:
    struct Layer {
        intake::LayerPreview preview;
        std::vector<std::vector<std::string>> rows;
        std::vector<std::size_t> geometryBytes; ///< one a row
        std::vector<std::vector<std::byte>> geometries;
        std::vector<std::byte> bytes; ///< of all batches: equal exactly for equal rows
        std::vector<Text> lateRemarks;
        std::vector<workspace::RejectedRecord> rejected;
        std::int64_t rowsRead = -1;

        /// The values of one column; empty where there is no such column.
        [[nodiscard]] std::vector<std::string> column(const std::string& name) const
        {
            std::vector<std::string> values;
            if (const auto index = preview.schema.indexOf(name)) {
                for (const auto& row : rows) {
                    values.push_back(row[*index]);
                }
            }
            return values;
        }
        [[nodiscard]] std::string remarks() const
        {
            std::string text;
            for (const Text& remark : preview.remarks) {
                text += remark.de + "\n";
            }
            return text;
        }
    };
    std::vector<Layer> layers;

    Result<void> beginLayer(const intake::LayerPreview& layer) override
    {
        layers.push_back({.preview = layer,
                          .rows = {},
                          .geometryBytes = {},
                          .geometries = {},
                          .bytes = {},
                          .lateRemarks = {},
                          .rejected = {}});
        return {};
    }
    Result<void> rows(const workspace::RowBatch& batch) override
    {
        workspace::RowCursor cursor(batch);
        while (cursor.next()) {
            std::vector<std::string> row;
            for (std::size_t i = 0; i < layers.back().preview.schema.columns.size(); ++i) {
                row.push_back(textOf(cursor.nextValue()));
            }
            layers.back().rows.push_back(std::move(row));
            layers.back().geometryBytes.push_back(cursor.geometry().size());
            layers.back().geometries.emplace_back(cursor.geometry().begin(), cursor.geometry().end());
        }
        layers.back().bytes.insert(layers.back().bytes.end(), batch.bytes().begin(), batch.bytes().end());
        return {};
    }
    Result<void> rejected(const workspace::RejectedRecord& record) override
    {
        layers.back().rejected.push_back(record);
        return {};
    }
    Result<void> remark(const Text& remark) override
    {
        layers.back().lateRemarks.push_back(remark);
        return {};
    }
    Result<void> endLayer(std::int64_t rowsRead) override
    {
        layers.back().rowsRead = rowsRead;
        return {};
    }

private:
    static std::string textOf(const workspace::Cell& cell)
    {
        if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
            return std::to_string(*integer);
        }
        if (const auto* real = std::get_if<double>(&cell)) {
            return canonicalNumber(*real);
        }
        if (const auto* text = std::get_if<std::string_view>(&cell)) {
            return std::string(*text);
        }
        return "NULL";
    }
};

} // namespace weitblick::test
