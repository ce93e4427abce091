// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/registry/registry_view.h"
#include "core/analysis/resolve.h"
#include "core/analysis/run_context.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::analysis {

/// An output while it is written.
class PendingOutput final : public OutputLayer {
public:
    PendingOutput(std::string id, workspace::LayerLoader loader) : m_id(std::move(id)), m_loader(std::move(loader)) {}

    Result<void> append(const workspace::RowBatch& rows, Job& job) override
    {
        m_rowCount += static_cast<std::int64_t>(rows.rowCount());
        return m_loader.append(rows, job);
    }

    [[nodiscard]] const std::string& id() const { return m_id; }
    [[nodiscard]] workspace::LayerLoader& loader() { return m_loader; }
    [[nodiscard]] std::int64_t rowCount() const { return m_rowCount; }

private:
    std::string m_id;
    workspace::LayerLoader m_loader;
    std::int64_t m_rowCount = 0;
};

struct RunContext::State {
    workspace::Workspace& workspace;
    const Descriptor& analysis;
    const ResolvedArguments& arguments;
    registry::RegistryView& registry;
    std::map<std::string, std::string> outputNames; ///< of every output
    std::string purpose;                            ///< for the staging area
    std::vector<workspace::LineageInput> readings;  ///< of the sites of an input, with their state
    std::vector<std::unique_ptr<PendingOutput>> outputs;
    std::int64_t rowsRead = 0;
    std::int64_t rowsRejected = 0;
    std::vector<workspace::RejectedRecord> rejected; ///< the first 10,000
    std::vector<Text> notes;
};

} // namespace weitblick::analysis
