// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/working_copy.h"

#include "core/base/atomic_file.h"
#include "core/base/hash.h"
#include "core/base/utc_time.h"
#include "core/workspace/database_copy.h"
#include "core/workspace/detail/json.h"
#include "core/workspace/private_copy.h"
#include "core/workspace/process_identity.h"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <utility>

namespace weitblick::workspace {

using detail::Json;

namespace {

/// Beside the original, where whoever changed it will see it too.
std::filesystem::path conflictNameOf(const std::filesystem::path& original)
{
    std::string time = isoUtc(utcNow());
    std::erase_if(time, [](char letter) { return letter == '-' || letter == ':'; });
    const ProcessIdentity self = currentProcess();
    return original.parent_path() / (original.stem().string() + ".konflikt-" + self.user + "-" + self.host + "-" +
                                     time + original.extension().string());
}

Error conflict(const std::filesystem::path& original, const std::filesystem::path& ours)
{
    return Error{.code = ErrorCode::Ambiguous,
                 .message = {"das Projekt wurde inzwischen von anderer Seite geändert; Ihr Stand liegt daneben als " +
                                 ours.filename().string(),
                             "somebody else has changed the project meanwhile; your state is beside it as " +
                                 ours.filename().string()},
                 .subject = original.string(),
                 .advice = {"Beide Dateien vergleichen und entscheiden, welche weiter gilt",
                            "Compare both files and decide which one is to stay"}};
}

/// A journal on the share would be applied to whatever we publish: let SQLite finish the job first.
Result<void> settle(const std::filesystem::path& original)
{
    if (!hasJournals(original)) {
        return {};
    }
    WB_TRY(auto database, Database::open(original, OpenMode::ReadWrite));
    WB_TRY(const auto count, database.scalarInteger("SELECT count(*) FROM sqlite_schema"));
    static_cast<void>(count);
    return {};
}

} // namespace

WorkingCopy::WorkingCopy(std::filesystem::path original, std::filesystem::path folder)
    : m_original(std::move(original)),
      m_folder(std::move(folder))
{
}

std::filesystem::path WorkingCopy::file() const
{
    return m_folder / m_original.filename();
}

Result<WorkingCopy::Origin> WorkingCopy::stateOf(const std::filesystem::path& original)
{
    struct stat status{};
    if (::stat(original.c_str(), &status) != 0) {
        return systemError(errno, original);
    }
    WB_TRY(const auto head, headOfFile(original));
    constexpr std::int64_t kNsPerSecond = 1'000'000'000;
    return Origin{.sizeBytes = status.st_size,
                  .modifiedNs = status.st_mtim.tv_sec * kNsPerSecond + status.st_mtim.tv_nsec,
                  .changeCounter = head.state.changeCounter};
}

bool WorkingCopy::readOrigin()
{
    std::ifstream stream(m_folder / "origin.json", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const auto originAt = [](const Json& json, const char* key) {
        const Json& origin = json.at(key);
        const Json& local = origin.at("local");
        return Origin{.sizeBytes = detail::integerAt(origin, "sizeBytes"),
                      .modifiedNs = detail::integerAt(origin, "modifiedNs"),
                      .changeCounter = static_cast<std::uint32_t>(detail::integerAt(origin, "changeCounter")),
                      .local = {.changeCounter = static_cast<std::uint32_t>(detail::integerAt(local, "changeCounter")),
                                .sizeBytes = detail::integerAt(local, "sizeBytes")}};
    };
    const auto both = detail::readJson(text, "origin", [&originAt](const Json& json) {
        return std::pair(originAt(json, "origin"), originAt(json, "published"));
    });
    if (!both) {
        return false;
    }
    m_origin = both->first;
    // The last session ended while it was replacing the original: did it get there?
    const auto now = stateOf(m_original);
    Origin published = both->second;
    published.local = {};
    if (now && *now == published) {
        m_origin = both->second;
    }
    return true;
}

Result<void> WorkingCopy::writeOrigin(const std::optional<Origin>& published) const
{
    const auto jsonOf = [](const Origin& origin) {
        return Json{{"sizeBytes", origin.sizeBytes},
                    {"modifiedNs", origin.modifiedNs},
                    {"changeCounter", origin.changeCounter},
                    {"local", {{"changeCounter", origin.local.changeCounter}, {"sizeBytes", origin.local.sizeBytes}}}};
    };
    return replaceFile(m_folder / "origin.json", detail::textOf({{"original", m_original.string()},
                                                                 {"origin", jsonOf(m_origin)},
                                                                 {"published", jsonOf(published.value_or(m_origin))}}));
}

bool WorkingCopy::originalChanged() const
{
    auto now = stateOf(m_original);
    if (!now) {
        return false; // gone is not changed: publishing brings it back, or says that the share is gone
    }
    Origin comparable = m_origin;
    comparable.local = {};
    return !(*now == comparable);
}

Result<WorkingCopy> WorkingCopy::fetch(const std::filesystem::path& original, const std::filesystem::path& cacheFolder,
                                       Job& job)
{
    constexpr std::size_t kNameLength = 24;
    WorkingCopy copy(original,
                     cacheFolder / "weitblick" / "working" / sha256Of(original.string()).substr(0, kNameLength));
    std::error_code failed;
    std::filesystem::create_directories(copy.m_folder, failed);
    if (failed) {
        return systemError(failed.value(), copy.m_folder);
    }
    std::filesystem::permissions(copy.m_folder, std::filesystem::perms::owner_all, failed);
    WB_CHECK(copy.resumeOrRescue(job));
    if (!copy.m_isResumed) {
        WB_CHECK(copy.copyAnew(job));
    }
    return copy;
}

Result<void> WorkingCopy::resumeOrRescue(Job& job)
{
    std::error_code missing;
    if (!readOrigin() || !std::filesystem::exists(file(), missing)) {
        return {};
    }
    auto opened = Database::open(file(), OpenMode::ReadWrite); // rolls an unfinished change back
    if (!opened) {
        return {}; // not usable: the original counts
    }
    Database local = std::move(opened).value();
    WB_TRY(const auto state, fileStateOf(local));
    if (state == m_origin.local) {
        return {}; // everything had been published
    }
    if (originalChanged()) {
        m_rescued = conflictNameOf(m_original);
        return copyDatabase(local, *m_rescued, job);
    }
    m_isResumed = true;
    return {};
}

Result<void> WorkingCopy::copyAnew(Job& job)
{
    WB_CHECK(settle(m_original));
    std::error_code ignored;
    std::filesystem::remove(m_folder / "origin.json", ignored);
    for (const char* suffix : {"-journal", "-wal", "-shm"}) {
        std::filesystem::remove(file().string() + suffix, ignored);
    }
    WB_TRY(m_origin, stateOf(m_original));
    WB_CHECK(requireSpace(m_folder, m_origin.sizeBytes));
    WB_CHECK(copyClosedFile(m_original, file(), job));
    WB_TRY(const auto head, headOfFile(file()));
    m_origin.local = head.state;
    if (originalChanged()) {
        return Error{.code = ErrorCode::Locked,
                     .message = {"das Projekt wird gerade von einem anderen Programm geschrieben",
                                 "another program is writing the project"},
                     .subject = m_original.string()};
    }
    return writeOrigin();
}

Result<void> WorkingCopy::publish(Database& local, Job& job)
{
    WB_TRY(const auto state, fileStateOf(local));
    if (state == m_origin.local) {
        return {};
    }
    const std::filesystem::path fresh = m_original.parent_path() / ("." + m_original.filename().string() + ".publish");
    WB_CHECK(copyDatabase(local, fresh, job));
    if (originalChanged()) {
        const std::filesystem::path ours = conflictNameOf(m_original);
        WB_CHECK(publishFile(fresh, ours));
        m_origin.local = state; // it is safe there; the next session starts from the original
        WB_CHECK(writeOrigin());
        return conflict(m_original, ours);
    }
    std::error_code ignored;
    std::filesystem::permissions(fresh, std::filesystem::status(m_original, ignored).permissions(), ignored);
    WB_TRY(Origin published, stateOf(fresh));
    published.local = state;
    WB_CHECK(writeOrigin(published));
    WB_CHECK(publishFile(fresh, m_original));
    m_origin = published;
    return writeOrigin();
}

void WorkingCopy::discard()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

} // namespace weitblick::workspace
