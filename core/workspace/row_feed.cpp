// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/row_feed.h"

#include <sqlite3.h>

#include <atomic>
#include <optional>
#include <utility>

namespace weitblick::workspace {

struct RowFeed::State {
    sqlite3* connection = nullptr;
    std::string name;
    int columnCount = 0;
    RowSource* source = nullptr;
    std::optional<Error> failure; ///< of the source, during run()

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { sqlite3_create_module_v2(connection, name.c_str(), nullptr, nullptr, nullptr); }
};

namespace {

std::string nextName()
{
    static std::atomic<unsigned> count{0};
    return "wb_feed_" + std::to_string(++count);
}

} // namespace

/// The virtual table, as sqlite3_module wants it.
struct RowFeed::Module {
    struct Table {
        sqlite3_vtab base{};
        State* state = nullptr;
    };
    struct Cursor {
        sqlite3_vtab_cursor base{};
        State* state = nullptr;
        bool atEnd = false;
        sqlite3_int64 row = 0;
    };

    static Cursor& of(sqlite3_vtab_cursor* cursor) { return *reinterpret_cast<Cursor*>(cursor); }

    static int connect(sqlite3* connection, void* state, int /*count*/, const char* const* /*arguments*/,
                       sqlite3_vtab** made, char** /*message*/)
    {
        auto* feed = static_cast<State*>(state);
        std::string declaration = "CREATE TABLE x(c0";
        for (int column = 1; column < feed->columnCount; ++column) {
            declaration += ",c" + std::to_string(column);
        }
        sqlite3_vtab_config(connection, SQLITE_VTAB_DIRECTONLY);
        const int outcome = sqlite3_declare_vtab(connection, (declaration + ")").c_str());
        if (outcome == SQLITE_OK) {
            auto table = std::make_unique<Table>();
            table->state = feed;
            *made = &table.release()->base;
        }
        return outcome;
    }
    static int disconnect(sqlite3_vtab* table)
    {
        const std::unique_ptr<Table> owned(reinterpret_cast<Table*>(table));
        return SQLITE_OK;
    }
    static int bestIndex(sqlite3_vtab* /*table*/, sqlite3_index_info* plan)
    {
        plan->estimatedCost = 1;
        return SQLITE_OK;
    }
    static int open(sqlite3_vtab* table, sqlite3_vtab_cursor** made)
    {
        auto cursor = std::make_unique<Cursor>();
        cursor->state = reinterpret_cast<Table*>(table)->state;
        *made = &cursor.release()->base;
        return SQLITE_OK;
    }
    static int close(sqlite3_vtab_cursor* cursor)
    {
        const std::unique_ptr<Cursor> owned(&of(cursor));
        return SQLITE_OK;
    }
    static int filter(sqlite3_vtab_cursor* cursor, int /*plan*/, const char* /*text*/, int /*count*/,
                      sqlite3_value** /*values*/)
    {
        return next(cursor);
    }
    static int next(sqlite3_vtab_cursor* cursor)
    {
        Cursor& self = of(cursor);
        auto more = self.state->source == nullptr ? Result<bool>(false) : self.state->source->next();
        if (!more) {
            self.state->failure = std::move(more).error();
            return SQLITE_ABORT;
        }
        self.atEnd = !more.value();
        ++self.row;
        return SQLITE_OK;
    }
    static int eof(sqlite3_vtab_cursor* cursor) { return of(cursor).atEnd ? 1 : 0; }
    static int rowid(sqlite3_vtab_cursor* cursor, sqlite3_int64* row)
    {
        *row = of(cursor).row;
        return SQLITE_OK;
    }
    static int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int column)
    {
        const Cell cell = of(cursor).state->source->value(column);
        if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
            sqlite3_result_int64(context, *integer);
        } else if (const auto* real = std::get_if<double>(&cell)) {
            sqlite3_result_double(context, *real);
        } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
            sqlite3_result_text64(context, text->data() == nullptr ? "" : text->data(), text->size(), SQLITE_STATIC,
                                  SQLITE_UTF8);
        } else if (const auto* blob = std::get_if<std::span<const std::byte>>(&cell)) {
            if (blob->empty()) {
                sqlite3_result_zeroblob(context, 0);
            } else {
                sqlite3_result_blob64(context, blob->data(), blob->size(), SQLITE_STATIC);
            }
        }
        return SQLITE_OK;
    }

    static const sqlite3_module& callbacks()
    {
        static const sqlite3_module kModule = [] {
            sqlite3_module module{}; // without xCreate: it exists once a connection, and in no schema
            module.xConnect = &connect;
            module.xDisconnect = &disconnect;
            module.xBestIndex = &bestIndex;
            module.xOpen = &open;
            module.xClose = &close;
            module.xFilter = &filter;
            module.xNext = &next;
            module.xEof = &eof;
            module.xColumn = &column;
            module.xRowid = &rowid;
            return module;
        }();
        return kModule;
    }
};

RowFeed::RowFeed(std::unique_ptr<State> state) : m_state(std::move(state)) {}
RowFeed::RowFeed(RowFeed&&) noexcept = default;
RowFeed& RowFeed::operator=(RowFeed&&) noexcept = default;
RowFeed::~RowFeed() = default;

Result<RowFeed> RowFeed::open(Database& database, int columnCount)
{
    auto state = std::make_unique<State>();
    state->connection = database.handle();
    state->name = nextName();
    state->columnCount = columnCount;
    if (sqlite3_create_module_v2(database.handle(), state->name.c_str(), &Module::callbacks(), state.get(), nullptr) !=
        SQLITE_OK) {
        return database.lastError("opening a row feed");
    }
    return RowFeed(std::move(state));
}

const std::string& RowFeed::name() const
{
    return m_state->name;
}

Result<void> RowFeed::run(Statement& statement, RowSource& source)
{
    m_state->source = &source;
    m_state->failure.reset();
    auto outcome = statement.execute();
    statement.reset();
    m_state->source = nullptr;
    if (m_state->failure) {
        return std::move(*m_state->failure);
    }
    return outcome;
}

} // namespace weitblick::workspace
