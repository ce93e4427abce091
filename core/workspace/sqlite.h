// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace weitblick::workspace {

enum class OpenMode : std::uint8_t { Create, ReadWrite, ReadOnly };

/// A prepared statement. Positions count from 1 for parameters and from 0 for result columns, as in SQLite.
class Statement {
public:
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    Statement& bind(int position, std::nullptr_t);
    Statement& bind(int position, std::int64_t value);
    Statement& bind(int position, int value) { return bind(position, static_cast<std::int64_t>(value)); }
    Statement& bind(int position, double value);
    Statement& bind(int position, std::string_view text);            ///< copied
    Statement& bind(int position, std::span<const std::byte> bytes); ///< copied
    Statement& bindBorrowed(int position, std::string_view text);    ///< must live until the next reset()
    Statement& bindBorrowed(int position, std::span<const std::byte> bytes);

    Result<bool> step();    ///< true: a row is there; false: done
    Result<void> execute(); ///< steps to the end and resets
    void reset();           ///< ready for the next run; bindings stay

    [[nodiscard]] int columnCount() const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const; ///< until the next step() or reset()
    [[nodiscard]] std::span<const std::byte> blob(int column) const;
    [[nodiscard]] sqlite3_stmt* handle() const { return m_handle; }

private:
    friend class Database;
    explicit Statement(sqlite3_stmt* handle) : m_handle(handle) {}
    Statement& remember(int bindOutcome);
    sqlite3_stmt* m_handle = nullptr;
    int m_bindOutcome = 0; ///< first failed bind(), reported by the next step()
};

/// One connection, used by one thread at a time. Foreign files are opened defensive: no trusted schema, no extensions
/// from SQL, limits set. Knows the GeoPackage functions (ST_IsEmpty, ST_MinX …) that the R-tree triggers need.
class Database {
public:
    /// Method   ReadWrite and Create: journal_mode=DELETE, synchronous=EXTRA (FULL, and the folder as well),
    ///          foreign keys on. A statement waits up to 5 s for another connection.
    /// Errors   NotFound, ReadOnly  as the file system has it.   InvalidInput  Create, and the file exists already.
    ///          Database  not an SQLite file, or damaged.   Locked, Io.
    static Result<Database> open(const std::filesystem::path& file, OpenMode mode);
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    Result<void> execute(std::string_view sql);      ///< one or more statements without parameters
    Result<Statement> prepare(std::string_view sql); ///< values only by bind(); names only by quoteIdentifier()
    Result<std::int64_t> scalarInteger(std::string_view sql);
    Result<std::string> scalarText(std::string_view sql);
    Result<bool> hasTable(std::string_view table);
    Result<void> loadSpatialite(); ///< SpatiaLite functions on this connection (trusted code only)
    void stopWith(const Job* job); ///< statements end with Cancelled once job is stopped; nullptr ends it

    [[nodiscard]] std::int64_t lastInsertId() const;
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] Error lastError(std::string_view doing) const; ///< of the last call that failed
    [[nodiscard]] const std::filesystem::path& file() const;
    [[nodiscard]] sqlite3* handle() const;

private:
    struct State;
    explicit Database(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// While it lives, SQL on this connection may write the shadow tables of an R-tree. For filling an R-tree that nobody
/// sees yet; the schema stays untrusted.
class ShadowTableWriting {
public:
    explicit ShadowTableWriting(Database& database);
    ~ShadowTableWriting();
    ShadowTableWriting(const ShadowTableWriting&) = delete;
    ShadowTableWriting& operator=(const ShadowTableWriting&) = delete;

private:
    sqlite3* m_handle;
};

/// While it lives, triggers on this connection may write R-trees: needed to change rows of a layer that is shown
/// (SQLite 3.40 counts an R-tree among the things that only a trusted schema may touch). Not with SpatiaLite loaded.
class TriggerTrust {
public:
    explicit TriggerTrust(Database& database);
    ~TriggerTrust();
    TriggerTrust(const TriggerTrust&) = delete;
    TriggerTrust& operator=(const TriggerTrust&) = delete;

private:
    sqlite3* m_handle;
};

/// Rolls back at the end of its scope unless commit() succeeded. Nests (savepoints).
class Transaction {
public:
    static Result<Transaction> begin(Database& database);
    static Result<Transaction> beginReading(Database& database); ///< one state for several queries; nests as well
    Transaction(Transaction&&) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    Result<void> commit();

private:
    explicit Transaction(Database& database, bool nested) : m_database(&database), m_nested(nested) {}
    Database* m_database;
    bool m_nested;
};

/// The only way a name gets into SQL: "a""b". Any UTF-8 text without NUL.
std::string quoteIdentifier(std::string_view name);

} // namespace weitblick::workspace
