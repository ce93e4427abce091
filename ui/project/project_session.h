// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/workspace/workspace.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace weitblick::ui {

/// The project as the window shows it: a plain value, taken after every change.
struct ProjectSnapshot {
    std::filesystem::path file;
    std::string title;
    int srsId = 25832;
    bool readOnly = false;
    std::vector<workspace::Dataset> datasets;
    std::vector<workspace::RoleAssignment> roles;
    std::vector<workspace::MappingProfile> profiles;
    std::vector<workspace::OverrideParameter> overrides;
    std::map<std::string, std::string> themes;  ///< dataset -> JSON of the theme that was saved with the project
    std::string bookmarks;                      ///< JSON; empty: none
    std::vector<workspace::LoggedEdit> history; ///< the newest first; the last hundred
};

/// The keys of project values that the window keeps.
inline constexpr auto kBookmarksKey = "bookmarks";
std::string themeKey(const std::string& dataset);

/// An edit in the user's words and language.
QString describeEdit(const workspace::Edit& edit);

/// A piece of work that is waiting or running, as the jobs panel shows it.
struct RunningWork {
    quint64 id = 0;
    QString title;
    QString step;
    double fraction = 0.0;
    bool started = false;
    bool changes = false; ///< may write to the project
};

/// The open project and the one thread on which everything that touches its file happens, in the order in which it was
/// asked for. The window never waits: it hands in work and gets a value back on its own thread.
///
///     m_session.run<int>(tr("Counting"), [](Workspace& project, Job& job) { return countRows(project, job); },
///                        this, [this](Result<int> rows) { show(rows); });
class ProjectSession : public QObject {
    Q_OBJECT

public:
    explicit ProjectSession(QObject* parent = nullptr);
    ~ProjectSession() override; ///< stops what runs, closes the project

    void create(const std::filesystem::path& file, const QString& title);
    void open(const std::filesystem::path& file, workspace::Access access = workspace::Access::ReadWrite);
    void close();
    [[nodiscard]] bool isOpen() const { return m_snapshot.has_value(); }
    [[nodiscard]] const std::optional<ProjectSnapshot>& snapshot() const { return m_snapshot; }

    /// `work` runs on the project's thread; `done` on this thread, unless `receiver` is gone by then.
    /// The snapshot is taken anew behind it when `work` may have changed something.
    enum class Touch : std::uint8_t { Reads, Changes };
    template <typename T>
    quint64 run(const QString& title, Touch touch, std::function<Result<T>(workspace::Workspace&, Job&)> work,
                QObject* receiver, std::function<void(Result<T>)> done)
    {
        auto result = std::make_shared<std::optional<Result<T>>>();
        return post(
            title, touch,
            [work = std::move(work), result](workspace::Workspace* project, Job& job) {
                *result = project != nullptr ? work(*project, job) : Result<T>(noProject());
            },
            receiver, [done = std::move(done), result] { done(std::move(**result)); });
    }

    void apply(const workspace::Edit& edit); ///< edits, undo and redo report a failure through failed()
    void undo();
    void redo();
    void cancel(quint64 work);
    [[nodiscard]] const std::vector<RunningWork>& works() const { return m_works; }

signals:
    void opened(); ///< openReport() can be read
    void closed();
    void changed();                   ///< the snapshot is new
    void edited(const QString& what); ///< an edit, undo or redo was done, in the user's words
    void worksChanged();
    void failed(const weitblick::Error& error);

public:
    [[nodiscard]] const workspace::OpenReport& openReport() const { return m_openReport; }

private:
    using Body = std::function<void(workspace::Workspace*, Job&)>;
    quint64 post(const QString& title, Touch touch, Body body, QObject* receiver, std::function<void()> deliver);
    void openWith(const QString& title, std::function<Result<workspace::Workspace>()> opener);
    void step(const QString& title, std::function<Result<std::optional<workspace::Edit>>(workspace::Workspace&)> work);
    void takeSnapshot(std::optional<ProjectSnapshot> snapshot);
    static Error noProject();

    struct Worker;
    std::unique_ptr<Worker> m_worker;
    std::optional<ProjectSnapshot> m_snapshot;
    workspace::OpenReport m_openReport;
    std::vector<RunningWork> m_works;
    quint64 m_nextWork = 1;
};

} // namespace weitblick::ui
