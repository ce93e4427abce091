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

/// An output while it is written: straight into the file, or kept in memory behind another one.
class PendingOutput final : public OutputLayer {
public:
    PendingOutput(std::string id, workspace::LayerSchema schema) : m_id(std::move(id)), m_schema(std::move(schema)) {}

    /// From now on rows go straight into `loader`.
    void stream(workspace::LayerLoader loader) { m_loader.emplace(std::move(loader)); }

    Result<void> append(const workspace::RowBatch& rows, Job& job) override;
    /// The loader with all rows in it.
    Result<workspace::LayerLoader> finished(workspace::Workspace& workspace, const std::string& purpose, Job& job);

    [[nodiscard]] const std::string& id() const { return m_id; }
    [[nodiscard]] const workspace::LayerSchema& schema() const { return m_schema; }

private:
    std::string m_id;
    workspace::LayerSchema m_schema;
    std::optional<workspace::LayerLoader> m_loader;
    std::vector<workspace::RowBatch> m_kept;
};

struct RunContext::State {
    workspace::Workspace& workspace;
    const Descriptor& analysis;
    const ResolvedArguments& arguments;
    registry::RegistryView& registry;
    std::map<std::string, std::string> outputNames; ///< of every output
    std::string purpose;                            ///< for the staging area
    std::vector<std::unique_ptr<PendingOutput>> outputs;
    std::int64_t rowsRead = 0;
    std::int64_t rowsRejected = 0;
    std::vector<workspace::RejectedRecord> rejected; ///< the first 10,000
    std::vector<Text> notes;
};

} // namespace weitblick::analysis
