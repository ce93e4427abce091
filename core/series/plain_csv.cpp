// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/plain_csv.h"

#include "core/base/parallel.h"
#include "core/series/exact_sum.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <string_view>
#include <unordered_map>

namespace weitblick::series {

namespace {

constexpr std::size_t kPieceBytes = 4U << 20U;
constexpr std::size_t kStampBytes = 19; ///< "2024-03-31 01:00:00"
constexpr int kMostDigits = 15;         ///< fit a double exactly

/// Lines of one key that follow one another.
struct Run {
    std::string_view key;
    std::vector<Reading> readings;
};

struct Piece {
    std::vector<Run> runs;
};

/// Walks the lines of a piece. Every read…() moves on, or says no.
class LineWalk {
public:
    explicit LineWalk(std::string_view text) : m_at(text.data()), m_end(text.data() + text.size()) {}

    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    [[nodiscard]] const char* place() const { return m_at; }

    bool readLine(Piece& piece)
    {
        const auto* comma = static_cast<const char*>(std::memchr(m_at, ',', static_cast<std::size_t>(m_end - m_at)));
        if (comma == nullptr || comma == m_at || *m_at == '"') {
            return false;
        }
        const std::string_view key(m_at, static_cast<std::size_t>(comma - m_at));
        m_at = comma + 1;
        Reading reading;
        if (!readStamp(reading.utcS) || !readValue(reading.value)) {
            return false;
        }
        if (piece.runs.empty() || piece.runs.back().key != key) {
            piece.runs.push_back({.key = key, .readings = {}});
        }
        piece.runs.back().readings.push_back(reading);
        return true;
    }

private:
    /// Two digits, or something above 99.
    static unsigned two(const char* text)
    {
        const auto high = static_cast<unsigned>(text[0] - '0');
        const auto low = static_cast<unsigned>(text[1] - '0');
        return high > 9 || low > 9 ? 1000 : high * 10 + low;
    }
    bool readDay()
    {
        const unsigned century = two(m_at);
        const unsigned year = two(m_at + 2);
        const unsigned month = two(m_at + 5);
        const unsigned day = two(m_at + 8);
        if (century > 99 || year > 99 || month > 12 || day > 31 || m_at[4] != '-' || m_at[7] != '-') {
            return false;
        }
        const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(century * 100 + year)),
                                               std::chrono::month(month), std::chrono::day(day));
        m_dayS = std::chrono::sys_days(date).time_since_epoch().count() * 86'400LL;
        std::memcpy(m_day.data(), m_at, m_day.size());
        return date.ok();
    }
    bool readStamp(std::int64_t& utcS)
    {
        if (m_end - m_at <= static_cast<std::ptrdiff_t>(kStampBytes)) {
            return false;
        }
        if (std::memcmp(m_at, m_day.data(), m_day.size()) != 0 && !readDay()) {
            return false;
        }
        const unsigned hour = two(m_at + 11);
        const unsigned minute = two(m_at + 14);
        const unsigned second = two(m_at + 17);
        if (hour > 23 || minute > 59 || second > 59 || (m_at[10] != ' ' && m_at[10] != 'T') || m_at[13] != ':' ||
            m_at[16] != ':' || m_at[kStampBytes] != ',') {
            return false;
        }
        utcS = m_dayS + hour * 3600 + minute * 60 + second;
        m_at += kStampBytes + 1;
        return true;
    }
    bool readValue(double& value)
    {
        const bool isNegative = m_at != m_end && *m_at == '-';
        m_at += isNegative ? 1 : 0;
        std::int64_t steps = 0;
        int digits = 0;
        int decimals = 0;
        bool afterPoint = false;
        for (; m_at != m_end && *m_at != '\n' && *m_at != '\r'; ++m_at) {
            const auto digit = static_cast<unsigned>(*m_at - '0');
            if (digit <= 9) {
                steps = steps * 10 + digit;
                ++digits;
                decimals += afterPoint ? 1 : 0;
            } else if (*m_at == '.' && !afterPoint) {
                afterPoint = true;
            } else {
                return false;
            }
            if (digits > kMostDigits) {
                return false;
            }
        }
        if (digits == 0 || decimals > kMostDecimals) {
            return false;
        }
        m_at += m_at != m_end && *m_at == '\r' ? 1 : 0;
        if (m_at != m_end && *m_at++ != '\n') {
            return false;
        }
        value = static_cast<double>(isNegative ? -steps : steps) / static_cast<double>(powerOfTen(decimals));
        return true;
    }

    const char* m_at;
    const char* m_end;
    std::array<char, 10> m_day{}; ///< the date that m_dayS is
    std::int64_t m_dayS = 0;
};

/// Where the pieces begin: at lines.
std::vector<std::string_view> piecesOf(std::string_view text)
{
    std::vector<std::string_view> pieces;
    while (!text.empty()) {
        std::size_t end = text.size() <= kPieceBytes ? std::string_view::npos : text.find('\n', kPieceBytes);
        end = end == std::string_view::npos ? text.size() : end + 1;
        pieces.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return pieces;
}

Error otherForm(std::string_view text, const char* place)
{
    const auto line = 1 + std::count(text.data(), place, '\n');
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"Zeile " + std::to_string(line) + " hat nicht die Form Schlüssel,Zeit,Wert",
                             "line " + std::to_string(line) + " does not have the form key,time,value"},
                 .subject = std::to_string(line)};
}

std::vector<KeyedReadings> joined(std::vector<Piece>& pieces)
{
    std::vector<KeyedReadings> all;
    std::unordered_map<std::string_view, std::size_t> places;
    for (Piece& piece : pieces) {
        for (Run& run : piece.runs) {
            const auto [found, isNew] = places.emplace(run.key, all.size());
            if (isNew) {
                all.push_back({.key = std::string(run.key), .readings = std::move(run.readings)});
                continue;
            }
            auto& readings = all[found->second].readings;
            readings.insert(readings.end(), run.readings.begin(), run.readings.end());
        }
    }
    return all;
}

} // namespace

Result<std::vector<KeyedReadings>> readPlainCsv(std::span<const char> bytes, Job& job)
{
    const std::string_view text(bytes.data(), bytes.size());
    const std::size_t header = text.find('\n');
    const auto lines = piecesOf(header == std::string_view::npos ? std::string_view() : text.substr(header + 1));
    std::vector<Piece> pieces(lines.size());
    WB_CHECK(parallelChunks(lines.size(), {.chunkSize = 1, .step = "reading"}, job,
                            [&](const weitblick::Chunk& chunk) -> Result<void> {
                                LineWalk walk(lines[chunk.begin]);
                                while (!walk.atEnd()) {
                                    const char* begin = walk.place();
                                    if (!walk.readLine(pieces[chunk.begin])) {
                                        return otherForm(text, begin);
                                    }
                                }
                                return {};
                            }));
    return joined(pieces);
}

} // namespace weitblick::series
