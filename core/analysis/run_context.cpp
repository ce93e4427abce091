// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/run_context.h"

#include "core/analysis/detail/run_state.h"

#include <algorithm>
#include <cassert>

namespace weitblick::analysis {

namespace {

constexpr std::size_t kMostListedRejections = 10'000;

template <typename T>
const T& valueOf(const RunContext::State& state, std::string_view parameter)
{
    const auto found = state.arguments.parameters.find(parameter);
    assert(found != state.arguments.parameters.end()); // the analysis asks for a parameter that is not there
    const T* const value = std::get_if<T>(&found->second.value);
    assert(value != nullptr); // … or in another kind than its descriptor says
    return *value;
}

Error undeclared(const Descriptor& analysis, std::string_view entry)
{
    return {.code = ErrorCode::Internal,
            .message = {"die Analyse „" + analysis.id + "“ nennt diesen Registereintrag nicht",
                        "the analysis “" + analysis.id + "” does not declare this registry entry"},
            .subject = std::string(entry)};
}

bool isDeclared(const Descriptor& analysis, std::string_view entry)
{
    return std::ranges::find(analysis.registryEntries, entry) != analysis.registryEntries.end();
}

} // namespace

bool RunContext::hasInput(std::string_view input) const
{
    return m_state->arguments.inputs.contains(input);
}

const workspace::Dataset& RunContext::input(std::string_view input) const
{
    const auto found = m_state->arguments.inputs.find(input);
    assert(found != m_state->arguments.inputs.end()); // ask hasInput() before
    return found->second;
}

Result<workspace::LayerReader> RunContext::read(std::string_view input, const workspace::ReadOptions& options)
{
    return m_state->workspace.read(this->input(input).schema.name, options);
}

Result<workspace::RasterReader> RunContext::readRaster(std::string_view input)
{
    return m_state->workspace.readRaster(this->input(input).schema.name);
}

Result<std::string> RunContext::fieldColumn(std::string_view input, std::string_view field) const
{
    const workspace::Dataset& dataset = this->input(input);
    if (const auto mapping = m_state->arguments.fields.find(input); mapping != m_state->arguments.fields.end()) {
        const auto column = mapping->second.find(std::string(field));
        if (column != mapping->second.end()) {
            return column->second;
        }
    }
    if (dataset.schema.indexOf(field)) {
        return std::string(field);
    }
    return Error{.code = ErrorCode::NotFound,
                 .message = {"„" + dataset.schema.name + "“ hat keine Spalte für das Feld „" + std::string(field) + "“",
                             "“" + dataset.schema.name + "” has no column for the field “" + std::string(field) + "”"},
                 .subject = dataset.schema.name,
                 .advice = {"Die Feldzuordnung der Rolle ergänzen", "Complete the field mapping of the role"}};
}

workspace::Workspace& RunContext::project()
{
    return m_state->workspace;
}

bool RunContext::has(std::string_view parameter) const
{
    return m_state->arguments.parameters.contains(parameter);
}

double RunContext::number(std::string_view parameter) const
{
    return valueOf<double>(*m_state, parameter);
}

std::int64_t RunContext::integer(std::string_view parameter) const
{
    return valueOf<std::int64_t>(*m_state, parameter);
}

bool RunContext::flag(std::string_view parameter) const
{
    return valueOf<bool>(*m_state, parameter);
}

const std::string& RunContext::text(std::string_view parameter) const
{
    return valueOf<std::string>(*m_state, parameter);
}

const std::vector<std::string>& RunContext::columns(std::string_view parameter) const
{
    static const std::vector<std::string> kNone;
    return has(parameter) ? valueOf<std::vector<std::string>>(*m_state, parameter) : kNone;
}

std::filesystem::path RunContext::file(std::string_view parameter) const
{
    return text(parameter);
}

const std::filesystem::path& RunContext::projectFile() const
{
    return m_state->workspace.file();
}

Result<double> RunContext::registryNumber(std::string_view entry, std::string_view unit)
{
    return isDeclared(m_state->analysis, entry) ? m_state->registry.number(entry, unit)
                                                : undeclared(m_state->analysis, entry);
}

Result<std::string> RunContext::registryText(std::string_view entry)
{
    return isDeclared(m_state->analysis, entry) ? m_state->registry.text(entry) : undeclared(m_state->analysis, entry);
}

Result<const registry::Table*> RunContext::registryTable(std::string_view entry)
{
    return isDeclared(m_state->analysis, entry) ? m_state->registry.table(entry) : undeclared(m_state->analysis, entry);
}

Result<OutputLayer*> RunContext::startOutput(std::string_view output, workspace::LayerSchema schema)
{
    assert(findOutput(m_state->analysis, output) != nullptr); // the descriptor does not have this output
    schema.name = m_state->outputNames.at(std::string(output));
    WB_TRY(workspace::LayerLoader loader, m_state->workspace.load(std::move(schema), m_state->purpose));
    m_state->outputs.push_back(std::make_unique<PendingOutput>(std::string(output), std::move(loader)));
    return m_state->outputs.back().get();
}

void RunContext::countRead(std::int64_t rows)
{
    m_state->rowsRead += rows;
}

void RunContext::reject(workspace::RejectedRecord record)
{
    ++m_state->rowsRejected;
    if (m_state->rejected.size() < kMostListedRejections) {
        m_state->rejected.push_back(std::move(record));
    }
}

void RunContext::note(const Text& text)
{
    m_state->notes.push_back(text);
}

std::int64_t RunContext::rejectedCount() const
{
    return m_state->rowsRejected;
}

} // namespace weitblick::analysis
