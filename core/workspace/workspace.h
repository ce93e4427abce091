// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/edit.h"
#include "core/workspace/layer_loader.h"
#include "core/workspace/layer_reader.h"
#include "core/workspace/lineage.h"
#include "core/workspace/load_intent.h"
#include "core/workspace/raster_loader.h"
#include "core/workspace/raster_reader.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace weitblick::workspace {

enum class Access : std::uint8_t { ReadWrite, ReadOnly };

struct CreateOptions {
    std::string title;
    int projectSrsId = 25832; ///< EPSG code of the project's metric CRS
};

/// An import that a crash interrupted: what it was, so that it can be offered again.
struct InterruptedLoad {
    std::string layer;
    std::string purpose; ///< the JSON given to LayerLoader::start
    std::string started; ///< ISO UTC
};

struct OpenOptions {
    Access access = Access::ReadWrite;
    /// Says whether a path lies on a network share; nothing: the file system is asked.
    std::function<bool(const std::filesystem::path&)> isOnShare;
    std::filesystem::path cacheFolder; ///< for working copies; empty: the user's
};

/// What opening found besides the project itself.
struct OpenReport {
    std::vector<InterruptedLoad> interrupted;           ///< told to every reader, and to the first writer, who sweeps
    std::optional<std::filesystem::path> recoveredFrom; ///< the file was damaged; this backup was loaded in its place
    std::optional<int> migratedFrom;                    ///< schema version before; the old file is kept beside
    std::optional<std::filesystem::path> workingCopyOf; ///< on a network share: we work on a local copy of it
    std::vector<Text> remarks;                          ///< e.g. folder is read-only: opened for reading
};

/// One thing `check` found.
struct CheckFinding {
    bool isError = false;
    std::string dataset;
    Text message;
};

/// The project file: a GeoPackage with our wb_* tables. One writer, any number of readers; opening for reading
/// changes no byte. Everything above core/workspace talks to this interface and never to SQLite.
class Workspace {
public:
    /// Method   made under another name and moved to its place when it is whole.
    /// Errors   InvalidInput  the file exists already.   UnsupportedCrs, ReadOnly, NoSpace, Io.
    static Result<Workspace> create(const std::filesystem::path& file, const CreateOptions& options = {});

    /// Opens for writing where that is asked for and possible. Where the folder is write-protected, or the file newer
    /// than this program, it is opened for reading and a remark says so. A damaged file is set aside and the newest
    /// sound backup takes its place; for reading, the backup is read and nothing is touched.
    ///
    /// Errors   NotFound, Locked (names user, machine and time), InvalidInput (not a Weitblick file), Database (damaged
    ///          and no backup helps), ReadOnly, NoSpace, Io, Cancelled.
    static Result<Workspace> open(const std::filesystem::path& file, Access access = Access::ReadWrite);
    static Result<Workspace> open(const std::filesystem::path& file, const OpenOptions& options, Job& job);

    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;
    ~Workspace();
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;

    [[nodiscard]] const OpenReport& openReport() const;
    [[nodiscard]] const std::filesystem::path& file() const;
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] int projectSrsId() const;

    // datasets
    Result<std::vector<Dataset>> datasets();
    Result<Dataset> dataset(std::string_view name); ///< Errors NotFound: the advice proposes the nearest name
    Result<LayerReader> read(std::string_view name, const ReadOptions& options = {}); ///< Errors InvalidInput: a raster
    Result<LayerLoader> load(LayerSchema schema, std::string purpose);
    /// Notes an import before its first row, so that one that is killed until then is offered again, too.
    Result<LoadIntent> announceLoad(const std::string& layer, const std::string& purpose);
    Result<RasterReader> readRaster(std::string_view name);
    Result<RasterLoader> loadRaster(LayerSchema schema, std::string purpose);

    /// finish() of a loader plus catalogue entry, lineage and rejected records, in one commit. An existing dataset of
    /// that name must have been replaced through `replace`.
    struct Registration {
        CatalogueEntry entry;
        LineageRecord lineage;
        std::vector<RejectedRecord> rejected;
        std::string replaces; ///< dataset that goes to the bin in the same commit (re-import, re-run); may be empty
        std::optional<RoleAssignment> role = {}; ///< the dataset gets it in the same commit; can be undone by itself
    };
    Result<Dataset> publish(LayerLoader loader, Registration registration, Job& job);

    /// Several layers in one commit: all of them, or none. A replaced dataset hands on its roles, as far as the new one
    /// has their columns, and its catalogue entry where the registration brings none.
    /// Errors   InvalidInput  a name is taken, or given twice.   NotFound  what is to be replaced.
    struct Publication {
        std::variant<LayerLoader, RasterLoader> loader;
        Registration registration;
    };
    Result<std::vector<Dataset>> publishTogether(std::vector<Publication> publications, Job& job);
    Result<std::vector<RejectedRecord>> rejected(std::string_view dataset);

    // edits: applied and logged in one transaction
    Result<Edit> apply(const Edit& edit); ///< returns the inverse
    Result<std::optional<Edit>> undo();   ///< the edit that was undone; nothing where there is none
    Result<std::optional<Edit>> redo();
    Result<std::vector<LoggedEdit>> history(); ///< the newest first
    Result<void> emptyBin();                   ///< removed datasets for good; ends their undo

    // roles, profiles, settings
    Result<std::vector<RoleAssignment>> roles();
    Result<std::optional<RoleAssignment>>
    role(std::string_view role); ///< of the dataset that plays it; Ambiguous for two
    Result<std::vector<MappingProfile>> profiles();
    Result<std::optional<std::string>> projectValue(std::string_view key);
    Result<std::vector<std::string>> projectKeys(std::string_view prefix); ///< of project values, in order
    Result<std::vector<OverrideParameter>> overrides();

    // lineage
    Result<LineageTree> lineage(std::string_view dataset);
    Result<std::vector<std::string>> markStale(); ///< brings the stale marks up to date; names those that are stale

    // results cache of core/analysis: dataset made by an equal run (same analysis, version, inputs, parameters)
    Result<std::optional<std::string>> resultFor(std::string_view runHash);
    Result<void> rememberResult(std::string_view runHash, std::string_view dataset);

    // care
    Result<std::vector<CheckFinding>> check(Job& job); ///< integrity, R-trees, counts and content hashes recomputed
    Result<std::filesystem::path> backup(Job& job);    ///< rotating copy beside the file; keeps five
    Result<void> saveCopy(const std::filesystem::path& target, Job& job);
    /// Puts the state of a working copy in the place of the original on its share; nothing to do for a local file.
    /// Errors   Ambiguous  the original was changed meanwhile: both are kept, the message names ours.   NoSpace, Io.
    Result<void> save(Job& job);
    Result<void> close(); ///< publishes a working copy, releases the lock; the destructor calls it

    [[nodiscard]] Database& database(); ///< for core/workspace and core/series only (include-rules test)

private:
    struct State;
    explicit Workspace(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace weitblick::workspace
