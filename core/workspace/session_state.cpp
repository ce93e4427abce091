// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/session_state.h"

#include "core/base/atomic_file.h"
#include "core/workspace/detail/json.h"

#include <fstream>
#include <iterator>

namespace weitblick::workspace {

using detail::Json;

namespace {

Json jsonOf(const FileState& state)
{
    return {{"changeCounter", state.changeCounter}, {"sizeBytes", state.sizeBytes}};
}

FileState fileStateFrom(const Json& json)
{
    return {.changeCounter = static_cast<std::uint32_t>(detail::integerAt(json, "changeCounter")),
            .sizeBytes = detail::integerAt(json, "sizeBytes")};
}

std::filesystem::path stateFileOf(const std::filesystem::path& project)
{
    return backupFolderOf(project) / "state.json";
}

} // namespace

std::filesystem::path backupFolderOf(const std::filesystem::path& project)
{
    return project.parent_path() / (project.filename().string() + ".backups");
}

std::optional<SessionState> readSessionState(const std::filesystem::path& project)
{
    std::ifstream file(stateFileOf(project), std::ios::binary);
    constexpr std::size_t kLongest = 4096;
    std::string text(kLongest, '\0');
    file.read(text.data(), kLongest);
    text.resize(static_cast<std::size_t>(file.gcount()));
    auto state = detail::readJson(text, "state", [](const Json& json) {
        return SessionState{.closed = fileStateFrom(json.at("closed")),
                            .closeId = json.at("closeId"),
                            .closedHash = json.at("closedHash"),
                            .backedUp = fileStateFrom(json.at("backedUp"))};
    });
    return state ? std::optional(std::move(state).value()) : std::nullopt;
}

Result<void> writeSessionState(const std::filesystem::path& project, const SessionState& state)
{
    std::error_code failed;
    std::filesystem::create_directory(backupFolderOf(project), failed);
    if (failed) {
        return systemError(failed.value(), backupFolderOf(project));
    }
    return replaceFile(stateFileOf(project), detail::textOf({{"closed", jsonOf(state.closed)},
                                                             {"closeId", state.closeId},
                                                             {"closedHash", state.closedHash},
                                                             {"backedUp", jsonOf(state.backedUp)}}));
}

} // namespace weitblick::workspace
