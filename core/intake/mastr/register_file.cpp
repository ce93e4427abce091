// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/register_file.h"

#include "core/intake/budget.h"
#include "core/intake/mastr/record_stream.h"
#include "core/intake/mastr/register_text.h"
#include "core/io/file_pieces.h"
#include "core/io/zip_archive.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <thread>
#include <tuple>
#include <utility>

namespace weitblick::intake::mastr {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kBatchBytes = std::size_t{256} << 10U;
constexpr std::chrono::milliseconds kBetweenReports{25};
constexpr std::size_t kHeadBytes = 65536;

struct UnitTable {
    std::string_view name; ///< lower case, without "einheiten"
    std::string_view kind;
};

/// Source   MaStR, Dokumentation des Gesamtdatenexports: the tables of the units that generate or store electricity.
constexpr std::array<UnitTable, 9> kUnitTables{
    {{"solar", "Solar"},
     {"wind", "Wind"},
     {"biomasse", "Biomasse"},
     {"wasser", "Wasser"},
     {"verbrennung", "Verbrennung"},
     {"kernkraft", "Kernkraft"},
     {"stromspeicher", "Stromspeicher"},
     {"geosolarthermiegrubenklaerschlammdruckentspannung", "Geothermie, Grubengas, Druckentspannung"},
     {"geothermiegrubengasdruckentspannung", "Geothermie, Grubengas, Druckentspannung"}}};

std::string lowerCased(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return lower;
}

/// "einheitensolar" and 12 of "x/EinheitenSolar_12.xml".
struct TableName {
    std::string stem;
    int part = 0;
};

TableName tableNameOf(std::string_view path)
{
    TableName name{.stem = lowerCased(path.substr(path.rfind('/') + 1)), .part = 0};
    if (name.stem.ends_with(".xml")) {
        name.stem.resize(name.stem.size() - 4);
    }
    const std::size_t underscore = name.stem.rfind('_');
    if (underscore != std::string::npos) {
        const char* const end = name.stem.data() + name.stem.size();
        const auto parsed = std::from_chars(name.stem.data() + underscore + 1, end, name.part);
        if (parsed.ec == std::errc() && parsed.ptr == end) {
            name.stem.resize(underscore);
        }
    }
    return name;
}

Error about(Error error, const fs::path& file, const std::string& member)
{
    if (!member.empty()) {
        error.message = {member + ": " + error.message.de, member + ": " + error.message.en};
    }
    error.subject = file.filename().string();
    if (error.code == ErrorCode::InvalidInput && error.advice.empty()) {
        error.advice = {"Den Gesamtdatenexport noch einmal vollständig herunterladen",
                        "Download the whole export again"};
    }
    return error;
}

Error withoutUnits(const fs::path& file)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"der Export enthält keine Tabelle mit Stromerzeugungseinheiten oder Stromspeichern "
                             "(EinheitenSolar, EinheitenWind …)",
                             "the export has no table of units that generate or store electricity "
                             "(EinheitenSolar, EinheitenWind …)"},
                 .subject = file.filename().string()};
}

/// One XML file, piece by piece, from the archive or the disk.
class MemberPieces {
public:
    static Result<MemberPieces> open(const fs::path& file, bool isArchive, const std::string& member)
    {
        MemberPieces pieces;
        if (!isArchive) {
            WB_TRY(auto opened, io::FilePieces::open(file));
            pieces.m_file = std::make_unique<io::FilePieces>(std::move(opened));
            return pieces;
        }
        const Budget budget;
        WB_TRY(auto archive, io::ZipArchive::open(file, {.inflatedBytes = budget.inflatedBytes,
                                                         .inflationRatio = budget.inflationRatio}));
        pieces.m_archive = std::make_unique<io::ZipArchive>(std::move(archive));
        WB_TRY(auto opened, pieces.m_archive->member(member));
        pieces.m_member = std::make_unique<io::ZipMember>(std::move(opened));
        return pieces;
    }
    Result<std::string_view> next() { return m_member ? m_member->next() : m_file->next(); }

private:
    std::unique_ptr<io::ZipArchive> m_archive;
    std::unique_ptr<io::ZipMember> m_member; ///< destroyed before its archive
    std::unique_ptr<io::FilePieces> m_file;
};

/// Reads one member into a stream; the body of a reading thread.
class MemberReading {
public:
    MemberReading(std::span<const std::string_view> fields, const RegisterFile::Keep& keep, RecordStream& stream)
        : m_stream(stream),
          m_scan(fields, [this, &keep](const RegisterRecord& record) {
              if (keep(record)) {
                  m_bytes += record.bytes();
                  m_batch.push_back(record);
              }
          })
    {
    }

    void run(const fs::path& file, bool isArchive, const std::string& member)
    {
        RegisterText text;
        auto outcome = parse(file, isArchive, member, text);
        if (outcome) {
            m_stream.put(std::move(m_batch), m_bytes);
        } else {
            outcome = about(std::move(outcome).error(), file, isArchive ? member : "");
        }
        m_stream.finish(std::move(outcome), text.replacedCount());
    }

private:
    Result<void> parse(const fs::path& file, bool isArchive, const std::string& member, RegisterText& text)
    {
        WB_TRY(MemberPieces pieces, MemberPieces::open(file, isArchive, member));
        io::XmlStream xml(m_scan);
        while (true) {
            WB_TRY(const std::string_view piece, pieces.next());
            if (piece.empty()) {
                WB_CHECK(xml.feed(text.finish()));
                return xml.finish();
            }
            WB_CHECK(xml.feed(text.decode(piece)));
            if (m_bytes < kBatchBytes) {
                continue;
            }
            if (!m_stream.put(std::exchange(m_batch, {}), std::exchange(m_bytes, 0))) {
                return {}; // nobody wants the rest
            }
        }
    }

    RecordStream& m_stream;
    RecordBatch m_batch;
    std::size_t m_bytes = 0;
    RegisterScan m_scan;
};

/// The threads that read, some members ahead of the one that is written.
struct RunningMember {
    std::unique_ptr<RecordStream> stream = std::make_unique<RecordStream>();
    std::jthread thread;

    RunningMember() = default;
    RunningMember(RunningMember&&) = default;
    RunningMember& operator=(RunningMember&&) = delete;
    RunningMember(const RunningMember&) = delete;
    RunningMember& operator=(const RunningMember&) = delete;
    ~RunningMember()
    {
        if (stream) {
            stream->abandon();
        }
    }
};

} // namespace

std::optional<RegisterMember> registerMemberNamed(std::string_view name)
{
    const std::string stem = tableNameOf(name).stem;
    RegisterMember member{.name = std::string(name), .table = RegisterTable::Units, .unitKind = {}, .bytes = 0};
    for (const UnitTable& table : kUnitTables) {
        if (stem.starts_with("einheiten") && std::string_view(stem).substr(9) == table.name) {
            member.unitKind = table.kind;
            return member;
        }
    }
    static constexpr std::array<std::pair<std::string_view, RegisterTable>, 5> kTables{
        {{"anlagenkwk", RegisterTable::ChpPlants},
         {"anlagenstromspeicher", RegisterTable::StoragePlants},
         {"netzanschlusspunkte", RegisterTable::GridPoints},
         {"netze", RegisterTable::Grids},
         {"katalogwerte", RegisterTable::Catalogue}}};
    for (const auto& [table, kind] : kTables) {
        if (stem == table) {
            member.table = kind;
            return member;
        }
    }
    if (stem.starts_with("anlageneeg")) {
        member.table = RegisterTable::EegPlants;
        return member;
    }
    return std::nullopt;
}

Result<RegisterFile> RegisterFile::openArchive(const fs::path& file)
{
    RegisterFile opened;
    opened.m_file = file;
    opened.m_isArchive = true;
    WB_TRY(const auto archive, io::ZipArchive::open(file));
    for (const std::string& name : archive.names()) {
        auto member = name.ends_with(".xml") || name.ends_with(".XML") ? registerMemberNamed(name) : std::nullopt;
        if (!member) {
            opened.m_others.push_back(name.substr(name.rfind('/') + 1));
            continue;
        }
        WB_TRY(const auto inside, archive.member(name));
        member->bytes = inside.size();
        opened.m_members.push_back(*std::move(member));
    }
    std::ranges::sort(opened.m_members, [](const RegisterMember& a, const RegisterMember& b) {
        const TableName left = tableNameOf(a.name);
        const TableName right = tableNameOf(b.name);
        return std::tie(left.stem, left.part, a.name) < std::tie(right.stem, right.part, b.name);
    });
    return opened.members(RegisterTable::Units).empty() ? Result<RegisterFile>(withoutUnits(file)) : opened;
}

Result<RegisterFile> RegisterFile::openXml(const fs::path& file)
{
    RegisterFile opened;
    opened.m_file = file;
    WB_TRY(const std::string head, io::headOf(file, kHeadBytes));
    RegisterText text;
    RegisterScan scan({}, [](const RegisterRecord&) {});
    io::XmlStream xml(scan);
    const auto parsed = xml.feed(text.decode(head));
    const auto member = registerMemberNamed(scan.rootName());
    if (!member || member->table != RegisterTable::Units) {
        return parsed ? withoutUnits(file) : about(parsed.error(), file, "");
    }
    opened.m_members.push_back(*member);
    std::error_code ignored;
    opened.m_members.front().bytes = static_cast<std::int64_t>(fs::file_size(file, ignored));
    return opened;
}

std::vector<RegisterMember> RegisterFile::members(RegisterTable table) const
{
    std::vector<RegisterMember> chosen;
    std::ranges::copy_if(m_members, std::back_inserter(chosen),
                         [table](const RegisterMember& member) { return member.table == table; });
    return chosen;
}

std::int64_t RegisterFile::bytes(RegisterTable table) const
{
    std::int64_t sum = 0;
    for (const RegisterMember& member : members(table)) {
        sum += member.bytes;
    }
    return sum;
}

Result<void> RegisterFile::read(const std::vector<RegisterMember>& members, std::span<const std::string_view> fields,
                                const Keep& keep, const Take& take, Job& job) const
{
    m_replaced = 0;
    const std::size_t threads = std::max(2U, std::thread::hardware_concurrency());
    std::deque<RunningMember> running;
    std::size_t started = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        for (; started < std::min(members.size(), i + threads); ++started) {
            RunningMember& next = running.emplace_back();
            next.thread = std::jthread([this, &fields, &keep, stream = next.stream.get(), &member = members[started]] {
                MemberReading(fields, keep, *stream).run(m_file, m_isArchive, member.name);
            });
        }
        RecordStream& stream = *running.front().stream;
        const double fraction = static_cast<double>(i) / static_cast<double>(members.size());
        for (RecordBatch batch; true;) {
            WB_CHECK(job.report(fraction, members[i].name));
            const auto got = stream.next(batch, kBetweenReports);
            if (got == RecordStream::Next::End) {
                break;
            }
            for (std::size_t k = 0; got == RecordStream::Next::Batch && k < batch.size(); ++k) {
                WB_CHECK(take(members[i], batch[k]));
            }
        }
        WB_CHECK(stream.outcome());
        m_replaced += stream.replacedCharacters();
        running.pop_front();
    }
    return {};
}

} // namespace weitblick::intake::mastr
