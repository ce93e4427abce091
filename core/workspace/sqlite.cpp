// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/sqlite.h"

#include "core/base/atomic_file.h"
#include "core/workspace/detail/sqlite_error.h"
#include "core/workspace/geopackage_functions.h"

#include <sqlite3.h>

#include <cassert>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace weitblick::workspace {

using detail::errorCodeOf;
using detail::errorOf;

namespace {

constexpr int kBusyTimeoutMs = 5000;
constexpr int kStepsBetweenStopChecks = 1000; // well below a millisecond

Result<void> createEmptyFile(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor >= 0) {
        ::close(descriptor);
        return {};
    }
    if (errno == EEXIST) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Datei gibt es schon", "the file exists already"},
                     .subject = file.string()};
    }
    return systemError(errno, file);
}

void limitForForeignFiles(sqlite3* connection)
{
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, 512 << 20);
    sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, 4 << 20);
    sqlite3_limit(connection, SQLITE_LIMIT_EXPR_DEPTH, 200);
    sqlite3_limit(connection, SQLITE_LIMIT_COMPOUND_SELECT, 50);
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 2); // VACUUM INTO needs one
    sqlite3_limit(connection, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 5000);
    sqlite3_limit(connection, SQLITE_LIMIT_TRIGGER_DEPTH, 16);
}

} // namespace

// --- Statement

Statement::Statement(Statement&& other) noexcept
    : m_handle(std::exchange(other.m_handle, nullptr)),
      m_bindOutcome(other.m_bindOutcome)
{
}

Statement& Statement::operator=(Statement&& other) noexcept
{
    std::swap(m_handle, other.m_handle);
    std::swap(m_bindOutcome, other.m_bindOutcome);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_handle);
}

Statement& Statement::remember(int bindOutcome)
{
    if (m_bindOutcome == SQLITE_OK) {
        m_bindOutcome = bindOutcome;
    }
    return *this;
}

Statement& Statement::bind(int position, std::nullptr_t)
{
    return remember(sqlite3_bind_null(m_handle, position));
}

Statement& Statement::bind(int position, std::int64_t value)
{
    return remember(sqlite3_bind_int64(m_handle, position, value));
}

Statement& Statement::bind(int position, double value)
{
    return remember(sqlite3_bind_double(m_handle, position, value));
}

Statement& Statement::bind(int position, std::string_view text)
{
    return remember(sqlite3_bind_text64(m_handle, position, text.data() == nullptr ? "" : text.data(), text.size(),
                                        SQLITE_TRANSIENT, SQLITE_UTF8));
}

Statement& Statement::bind(int position, std::span<const std::byte> bytes)
{
    if (bytes.empty()) {
        return remember(sqlite3_bind_zeroblob(m_handle, position, 0));
    }
    return remember(sqlite3_bind_blob64(m_handle, position, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
}

Statement& Statement::bindBorrowed(int position, std::string_view text)
{
    return remember(sqlite3_bind_text64(m_handle, position, text.data() == nullptr ? "" : text.data(), text.size(),
                                        SQLITE_STATIC, SQLITE_UTF8));
}

Statement& Statement::bindBorrowed(int position, std::span<const std::byte> bytes)
{
    if (bytes.empty()) {
        return remember(sqlite3_bind_zeroblob(m_handle, position, 0));
    }
    return remember(sqlite3_bind_blob64(m_handle, position, bytes.data(), bytes.size(), SQLITE_STATIC));
}

Result<bool> Statement::step()
{
    if (m_bindOutcome != SQLITE_OK) {
        const int outcome = std::exchange(m_bindOutcome, SQLITE_OK);
        return Error{.code = errorCodeOf(outcome, 0),
                     .message = {"ein Wert passt nicht in die Anweisung", "a value does not fit the statement"},
                     .subject = sqlite3_sql(m_handle)};
    }
    switch (sqlite3_step(m_handle)) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        return false;
    default:
        Error error = errorOf(sqlite3_db_handle(m_handle), {});
        sqlite3_reset(m_handle);
        return error;
    }
}

Result<void> Statement::execute()
{
    while (true) {
        WB_TRY(const bool row, step());
        if (!row) {
            reset();
            return {};
        }
    }
}

void Statement::reset()
{
    sqlite3_reset(m_handle);
}

int Statement::columnCount() const
{
    return sqlite3_column_count(m_handle);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_handle, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_handle, column);
}

std::string_view Statement::text(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_handle, column));
    return text == nullptr ? std::string_view()
                           : std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column)));
}

std::span<const std::byte> Statement::blob(int column) const
{
    const auto* bytes = static_cast<const std::byte*>(sqlite3_column_blob(m_handle, column));
    return {bytes, bytes == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column))};
}

// --- Database

struct Database::State {
    sqlite3* handle = nullptr;
    std::filesystem::path file;
    const Job* job = nullptr;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { sqlite3_close_v2(handle); }

    static int stopAsked(void* state)
    {
        const Job* job = static_cast<State*>(state)->job;
        return job != nullptr && job->stopRequested() ? 1 : 0;
    }
};

Database::Database(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::filesystem::path& file, OpenMode mode)
{
    std::error_code unusable;
    auto state = std::make_unique<State>();
    state->file = std::filesystem::absolute(file, unusable); // never "file:…", which SQLite would take as an address
    if (unusable) {
        return systemError(file.empty() ? ENOENT : unusable.value(), file);
    }
    if (mode == OpenMode::Create) {
        WB_CHECK(createEmptyFile(state->file));
    } else if (::access(state->file.c_str(), mode == OpenMode::ReadOnly ? R_OK : R_OK | W_OK) != 0) {
        return systemError(errno, state->file);
    }
    const int access = mode == OpenMode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (sqlite3_open_v2(state->file.c_str(), &state->handle,
                        access | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE,
                        nullptr) != SQLITE_OK) {
        return errorOf(state->handle, "opening the database");
    }
    sqlite3_busy_timeout(state->handle, kBusyTimeoutMs);
    limitForForeignFiles(state->handle);
    WB_CHECK(registerGeopackageFunctions(state->handle));
    Database database(std::move(state));
    WB_CHECK(database.execute("PRAGMA cell_size_check=ON; PRAGMA cache_size=-32768; PRAGMA mmap_size=0"));
    if (mode == OpenMode::Create) {
        WB_CHECK(database.execute("PRAGMA page_size=4096; PRAGMA encoding='UTF-8'"));
    }
    if (mode != OpenMode::ReadOnly) {
        WB_CHECK(database.execute("PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA foreign_keys=ON"));
    }
    return database;
}

Result<void> Database::execute(std::string_view sql)
{
    const std::string text(sql);
    if (sqlite3_exec(m_state->handle, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        return errorOf(m_state->handle, {});
    }
    return {};
}

Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt* handle = nullptr;
    const char* rest = nullptr;
    if (sqlite3_prepare_v2(m_state->handle, sql.data(), static_cast<int>(sql.size()), &handle, &rest) != SQLITE_OK) {
        return errorOf(m_state->handle, {});
    }
    Statement statement(handle);
    const auto used = static_cast<std::size_t>(rest - sql.data());
    if (handle == nullptr || sql.substr(used).find_first_not_of(" \n\t;") != std::string_view::npos) {
        return Error{.code = ErrorCode::Internal,
                     .message = {"genau eine SQL-Anweisung erwartet", "exactly one SQL statement expected"},
                     .subject = std::string(sql)};
    }
    return statement;
}

namespace {

Result<Statement> firstRow(Database& database, std::string_view sql)
{
    WB_TRY(auto statement, database.prepare(sql));
    WB_TRY(const bool row, statement.step());
    if (!row) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"die Abfrage hat kein Ergebnis", "the query has no result"},
                     .subject = std::string(sql)};
    }
    return statement;
}

} // namespace

Result<std::int64_t> Database::scalarInteger(std::string_view sql)
{
    WB_TRY(const auto statement, firstRow(*this, sql));
    return statement.integer(0);
}

Result<std::string> Database::scalarText(std::string_view sql)
{
    WB_TRY(const auto statement, firstRow(*this, sql));
    return std::string(statement.text(0));
}

Result<bool> Database::hasTable(std::string_view table)
{
    WB_TRY(auto statement, prepare("SELECT 1 FROM sqlite_schema WHERE type='table' AND name=?1 COLLATE NOCASE"));
    return statement.bind(1, table).step();
}

Result<void> Database::loadSpatialite()
{
    sqlite3* handle = m_state->handle;
    char* message = nullptr;
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
    const int outcome = sqlite3_load_extension(handle, "mod_spatialite", nullptr, &message);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    const std::string says = message == nullptr ? "" : message;
    sqlite3_free(message);
    if (outcome != SQLITE_OK) {
        return Error{.code = ErrorCode::Database,
                     .message = {"SpatiaLite lässt sich nicht laden: " + says, "SpatiaLite cannot be loaded: " + says},
                     .subject = "mod_spatialite",
                     .advice = {"Das Paket libsqlite3-mod-spatialite installieren",
                                "Install the package libsqlite3-mod-spatialite"}};
    }
    WB_CHECK(scalarInteger("SELECT EnableGpkgAmphibiousMode() IS NULL"));
    return registerGeopackageFunctions(handle); // SpatiaLite's namesakes must not be called from triggers
}

void Database::stopWith(const Job* job)
{
    m_state->job = job;
    sqlite3_progress_handler(m_state->handle, kStepsBetweenStopChecks, job == nullptr ? nullptr : &State::stopAsked,
                             m_state.get());
}

std::int64_t Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_state->handle);
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_state->handle);
}

Error Database::lastError(std::string_view doing) const
{
    return errorOf(m_state->handle, doing);
}

const std::filesystem::path& Database::file() const
{
    return m_state->file;
}

sqlite3* Database::handle() const
{
    return m_state->handle;
}

// --- Scopes

ShadowTableWriting::ShadowTableWriting(Database& database) : m_handle(database.handle())
{
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
}

ShadowTableWriting::~ShadowTableWriting()
{
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
}

TriggerTrust::TriggerTrust(Database& database) : m_handle(database.handle())
{
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, nullptr);
}

TriggerTrust::~TriggerTrust()
{
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

// --- Transaction

Result<Transaction> Transaction::begin(Database& database)
{
    const bool nested = sqlite3_get_autocommit(database.handle()) == 0;
    WB_CHECK(database.execute(nested ? "SAVEPOINT wb" : "BEGIN IMMEDIATE"));
    return Transaction(database, nested);
}

Result<Transaction> Transaction::beginReading(Database& database)
{
    const bool nested = sqlite3_get_autocommit(database.handle()) == 0;
    WB_CHECK(database.execute(nested ? "SAVEPOINT wb" : "BEGIN"));
    return Transaction(database, nested);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)),
      m_nested(other.m_nested)
{
}

Transaction::~Transaction()
{
    // After some failures (disk full, i/o error) SQLite has rolled back already.
    if (m_database != nullptr && sqlite3_get_autocommit(m_database->handle()) == 0) {
        static_cast<void>(m_database->execute(m_nested ? "ROLLBACK TO wb; RELEASE wb" : "ROLLBACK"));
    }
}

Result<void> Transaction::commit()
{
    assert(m_database != nullptr); // committed twice
    WB_CHECK(m_database->execute(m_nested ? "RELEASE wb" : "COMMIT"));
    m_database = nullptr;
    return {};
}

std::string quoteIdentifier(std::string_view name)
{
    std::string quoted = "\"";
    for (const char letter : name) {
        if (letter == '"') {
            quoted += '"';
        }
        quoted += letter;
    }
    return quoted + '"';
}

} // namespace weitblick::workspace
