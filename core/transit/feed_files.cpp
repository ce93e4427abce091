// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/feed_files.h"

#include "core/io/file_pieces.h"
#include "core/io/zip_archive.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

namespace weitblick::transit {

namespace {

constexpr std::int64_t kMostFolderFiles = 10'000;

std::string plainName(const std::string& member)
{
    const std::size_t slash = member.find_last_of("/\\");
    return slash == std::string::npos ? member : member.substr(slash + 1);
}

bool isOfMacOs(const std::string& member)
{
    return member.find("__MACOSX") != std::string::npos || plainName(member).starts_with("._");
}

constexpr std::int64_t kWorthAThreadBytes = std::int64_t{4} << 20U;
constexpr std::size_t kMostPieces = 8;

/// Inflates a member on a thread of its own, a few pieces ahead of whoever reads them.
class ReadAhead {
public:
    explicit ReadAhead(io::ZipMember member) : m_member(std::move(member)), m_thread([this] { inflate(); }) {}
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;
    ReadAhead(ReadAhead&&) = delete;
    ReadAhead& operator=(ReadAhead&&) = delete;
    ~ReadAhead()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_isAbandoned = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }

    Result<std::string_view> next()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_pieces.empty() || m_isDone; });
        if (m_pieces.empty()) {
            return m_error ? Result<std::string_view>(*m_error) : Result<std::string_view>(std::string_view());
        }
        m_current = std::move(m_pieces.front());
        m_pieces.pop_front();
        lock.unlock();
        m_changed.notify_all();
        return std::string_view(m_current);
    }

private:
    void inflate()
    {
        while (true) {
            auto piece = m_member.next();
            std::unique_lock lock(m_mutex);
            if (!piece || piece->empty()) {
                m_error = piece ? std::nullopt : std::optional(piece.error());
                m_isDone = true;
                lock.unlock();
                m_changed.notify_all();
                return;
            }
            m_changed.wait(lock, [this] { return m_pieces.size() < kMostPieces || m_isAbandoned; });
            if (m_isAbandoned) {
                return;
            }
            m_pieces.emplace_back(*piece);
            lock.unlock();
            m_changed.notify_all();
        }
    }

    io::ZipMember m_member;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::string> m_pieces;
    std::optional<Error> m_error;
    bool m_isDone = false;
    bool m_isAbandoned = false;
    std::string m_current;
    std::thread m_thread; ///< last: it uses all of the above
};

} // namespace

struct FeedFiles::State {
    std::map<std::string, std::string, std::less<>> places; ///< plain name -> member, or path, or content
    std::optional<io::ZipArchive> archive;
    bool isInMemory = false;
};

Result<FeedFiles> FeedFiles::open(const std::filesystem::path& place)
{
    const auto state = std::make_shared<State>();
    std::error_code error;
    if (std::filesystem::is_directory(place, error)) {
        std::int64_t count = 0;
        for (auto entry = std::filesystem::directory_iterator(place, error);
             !error && entry != std::filesystem::directory_iterator() && ++count <= kMostFolderFiles;
             entry.increment(error)) {
            if (entry->is_regular_file(error)) {
                state->places.emplace(entry->path().filename().string(), entry->path().string());
            }
        }
        if (error) {
            return Error{.code = ErrorCode::Io,
                         .message = {"der Ordner ist nicht lesbar", "the folder cannot be read"},
                         .subject = place.string()};
        }
        return FeedFiles(state);
    }
    WB_TRY(io::ZipArchive archive, io::ZipArchive::open(place));
    for (const std::string& member : archive.names()) {
        if (!isOfMacOs(member) && !plainName(member).empty()) {
            state->places.emplace(plainName(member), member);
        }
    }
    state->archive.emplace(std::move(archive));
    return FeedFiles(state);
}

FeedFiles FeedFiles::ofTexts(std::map<std::string, std::string> texts)
{
    const auto state = std::make_shared<State>();
    state->isInMemory = true;
    for (auto& [name, text] : texts) {
        state->places.emplace(name, std::move(text));
    }
    return FeedFiles(state);
}

bool FeedFiles::contains(std::string_view name) const
{
    return m_state->places.contains(name);
}

std::vector<std::string> FeedFiles::names() const
{
    std::vector<std::string> names;
    for (const auto& [name, place] : m_state->places) {
        names.push_back(name);
    }
    return names;
}

Result<PieceSource> FeedFiles::read(const std::string& name) const
{
    const auto found = m_state->places.find(name);
    if (found == m_state->places.end()) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"dem Fahrplan fehlt die Datei " + name, "the timetable lacks the file " + name},
                     .subject = name};
    }
    if (m_state->isInMemory) {
        auto rest = std::make_shared<std::string_view>(found->second);
        return PieceSource([rest]() -> Result<std::string_view> { return std::exchange(*rest, std::string_view()); });
    }
    if (m_state->archive) {
        WB_TRY(io::ZipMember opened, m_state->archive->member(found->second));
        if (opened.size() > kWorthAThreadBytes) {
            auto ahead = std::make_shared<ReadAhead>(std::move(opened));
            return PieceSource([ahead]() { return ahead->next(); });
        }
        auto member = std::make_shared<io::ZipMember>(std::move(opened));
        return PieceSource([member]() { return member->next(); });
    }
    WB_TRY(io::FilePieces opened, io::FilePieces::open(found->second));
    auto pieces = std::make_shared<io::FilePieces>(std::move(opened));
    return PieceSource([pieces]() { return pieces->next(); });
}

} // namespace weitblick::transit
