// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"
#include "core/workspace/row_batch.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <vector>

namespace weitblick::fuzz {

/// Counts rows and aborts where a reader breaks its word.
class StrictSink : public intake::RowSink {
public:
    Result<void> beginLayer(const intake::LayerPreview& layer) override
    {
        require(workspace::validate(layer.schema).has_value() && layer.questions.empty());
        m_columns = layer.schema.columns.size();
        m_rows = 0;
        return {};
    }
    Result<void> rows(const workspace::RowBatch& batch) override
    {
        const auto bytes = batch.bytes();
        require(workspace::RowBatch::fromBytes({bytes.begin(), bytes.end()}, m_columns).has_value());
        m_rows += static_cast<std::int64_t>(batch.rowCount());
        return {};
    }
    Result<void> rejected(const workspace::RejectedRecord& record) override
    {
        require(record.content.size() <= 1000 && !record.reasonDe.empty() && record.line > 0);
        ++m_rows;
        return {};
    }
    Result<void> endLayer(std::int64_t rowsRead) override
    {
        require(rowsRead == m_rows);
        return {};
    }

private:
    static void require(bool holds)
    {
        if (!holds) {
            std::abort();
        }
    }
    std::size_t m_columns = 0;
    std::int64_t m_rows = 0;
};

/// Previews a file, answers what is asked, and reads it.
inline void readTables(const intake::Format& format, const std::filesystem::path& file)
{
    Job job;
    const auto preview = format.preview(file, {}, job);
    if (!preview) {
        return;
    }
    intake::ReadChoices choices;
    for (const intake::LayerPreview& layer : preview->layers) {
        for (const intake::Question& question : layer.questions) {
            if (question.id == "crs") {
                choices.crs = question.options.at(0).value;
            } else if (question.id == "encoding") {
                choices.encoding = question.options.at(0).value;
            } else {
                choices.columnForms[question.id.substr(7)] = question.options.at(0).value;
            }
        }
    }
    StrictSink sink;
    const auto read = format.read(file, choices, sink, job);
    static_cast<void>(read); // a message is a good answer
}

} // namespace weitblick::fuzz
