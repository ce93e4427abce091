// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/project_session.h"

#include "ui/shell/language.h"

#include <QPointer>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace weitblick::ui {

namespace {

/// What the window shows of a project; a part that cannot be read stays empty.
std::optional<ProjectSnapshot> snapshotOf(workspace::Workspace* project)
{
    if (project == nullptr) {
        return std::nullopt;
    }
    ProjectSnapshot snapshot{
        .file = project->file(), .srsId = project->projectSrsId(), .readOnly = project->isReadOnly()};
    if (auto title = project->projectValue("title")) {
        snapshot.title = title->value_or("");
    }
    if (auto datasets = project->datasets()) {
        snapshot.datasets = std::move(datasets).value();
    }
    if (auto roles = project->roles()) {
        snapshot.roles = std::move(roles).value();
    }
    if (auto profiles = project->profiles()) {
        snapshot.profiles = std::move(profiles).value();
    }
    if (auto overrides = project->overrides()) {
        snapshot.overrides = std::move(overrides).value();
    }
    for (const workspace::Dataset& dataset : snapshot.datasets) {
        const auto theme = project->projectValue(themeKey(dataset.schema.name));
        if (theme && theme->has_value()) {
            snapshot.themes[dataset.schema.name] = **theme;
        }
    }
    if (auto bookmarks = project->projectValue(kBookmarksKey)) {
        snapshot.bookmarks = bookmarks->value_or("");
    }
    if (auto history = project->history()) {
        constexpr std::size_t kShown = 100;
        snapshot.history = std::move(history).value();
        snapshot.history.resize(std::min(snapshot.history.size(), kShown));
    }
    return snapshot;
}

} // namespace

std::string themeKey(const std::string& dataset)
{
    return "theme:" + dataset;
}

QString describeEdit(const workspace::Edit& edit)
{
    if (const auto* value = std::get_if<workspace::SetProjectValue>(&edit)) {
        const QString key = QString::fromStdString(value->key);
        if (key.startsWith(QLatin1String("theme:"))) {
            return ProjectSession::tr("Colours of “%1”").arg(key.section(u':', 1));
        }
        if (key.startsWith(QLatin1String("dashboard:"))) {
            return ProjectSession::tr("Dashboard “%1”").arg(key.section(u':', 1));
        }
        if (key == QLatin1String(kBookmarksKey)) {
            return ProjectSession::tr("Bookmarks of the map");
        }
    }
    return say(workspace::describe(edit));
}

/// The thread of the project. Owns the workspace; works are done one after the other.
struct ProjectSession::Worker {
    struct Item {
        quint64 id = 0;
        std::stop_source stop;
        std::function<void(std::optional<workspace::Workspace>&, const std::stop_token&)> body;
    };

    std::mutex mutex;
    std::condition_variable_any wake;
    std::deque<Item> queue;
    std::optional<std::pair<quint64, std::stop_source>> current;
    std::jthread thread; // last: ends before the rest goes

    Worker() : thread([this](const std::stop_token& stop) { loop(stop); }) {}
    ~Worker()
    {
        thread.request_stop();
        {
            const std::scoped_lock lock(mutex);
            if (current) {
                current->second.request_stop();
            }
        }
        wake.notify_all();
    }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void loop(const std::stop_token& stop)
    {
        std::optional<workspace::Workspace> project; // closed with the thread
        while (!stop.stop_requested()) {
            Item item;
            {
                std::unique_lock lock(mutex);
                if (!wake.wait(lock, stop, [this] { return !queue.empty(); })) {
                    break;
                }
                item = std::move(queue.front());
                queue.pop_front();
                current.emplace(item.id, item.stop);
            }
            item.body(project, item.stop.get_token());
            const std::scoped_lock lock(mutex);
            current.reset();
        }
    }
    void push(Item item)
    {
        {
            const std::scoped_lock lock(mutex);
            queue.push_back(std::move(item));
        }
        wake.notify_all();
    }
    void cancel(quint64 id)
    {
        const std::scoped_lock lock(mutex);
        if (current && current->first == id) {
            current->second.request_stop();
        }
        for (Item& item : queue) {
            if (item.id == id) {
                item.stop.request_stop();
            }
        }
    }
};

ProjectSession::ProjectSession(QObject* parent) : QObject(parent), m_worker(std::make_unique<Worker>()) {}

ProjectSession::~ProjectSession() = default;

Error ProjectSession::noProject()
{
    return Error{.code = ErrorCode::NotFound,
                 .message = {"es ist kein Projekt geöffnet", "no project is open"},
                 .advice = {"Ein Projekt öffnen oder anlegen", "Open or create a project"}};
}

quint64 ProjectSession::post(const QString& title, Touch touch, Body body, QObject* receiver,
                             std::function<void()> deliver)
{
    const quint64 id = m_nextWork++;
    m_works.push_back({.id = id, .title = title, .changes = touch == Touch::Changes});
    emit worksChanged();
    const QPointer<ProjectSession> self(this);
    const QPointer<QObject> alive(receiver);
    Worker::Item item{.id = id};
    item.body = [this, id, touch, body = std::move(body), self, alive, deliver = std::move(deliver)](
                    std::optional<workspace::Workspace>& project, const std::stop_token& stop) {
        int lastPercent = -1;
        Job job(stop, [this, id, lastPercent](double fraction, std::string_view step) mutable {
            const int percent = static_cast<int>(fraction * 100);
            if (std::exchange(lastPercent, percent) == percent) {
                return;
            }
            QMetaObject::invokeMethod(
                this,
                [this, id, fraction, text = QString::fromUtf8(step.data(), static_cast<qsizetype>(step.size()))] {
                    for (RunningWork& work : m_works) {
                        if (work.id == id) {
                            work.fraction = fraction;
                            work.step = text;
                            work.started = true;
                        }
                    }
                    emit worksChanged();
                },
                Qt::QueuedConnection);
        });
        workspace::Workspace* open = project ? &*project : nullptr;
        body(open, job);
        auto snapshot = touch == Touch::Changes ? snapshotOf(open) : std::optional<ProjectSnapshot>();
        QMetaObject::invokeMethod(
            this,
            [this, id, touch, alive, deliver, snapshot = std::move(snapshot)]() mutable {
                std::erase_if(m_works, [id](const RunningWork& work) { return work.id == id; });
                if (touch == Touch::Changes) {
                    takeSnapshot(std::move(snapshot));
                }
                emit worksChanged();
                if (alive) {
                    deliver();
                }
            },
            Qt::QueuedConnection);
    };
    m_worker->push(std::move(item));
    return id;
}

void ProjectSession::openWith(const QString& title, std::function<Result<workspace::Workspace>()> opener)
{
    const quint64 id = m_nextWork++;
    m_works.push_back({.id = id, .title = title, .started = true});
    emit worksChanged();
    Worker::Item item{.id = id};
    item.body = [this, id, opener = std::move(opener)](std::optional<workspace::Workspace>& project,
                                                       const std::stop_token&) {
        project.reset(); // the old one is closed first: it may be the same file
        auto fresh = opener();
        std::optional<Error> error;
        workspace::OpenReport report;
        if (fresh) {
            project.emplace(std::move(fresh).value());
            report = project->openReport();
        } else {
            error = fresh.error();
        }
        auto snapshot = snapshotOf(project ? &*project : nullptr);
        QMetaObject::invokeMethod(
            this,
            [this, id, error = std::move(error), report = std::move(report), snapshot = std::move(snapshot)]() mutable {
                std::erase_if(m_works, [id](const RunningWork& work) { return work.id == id; });
                emit worksChanged();
                m_openReport = std::move(report);
                takeSnapshot(std::move(snapshot));
                if (error) {
                    emit closed();
                    emit failed(*error);
                } else {
                    emit opened();
                }
            },
            Qt::QueuedConnection);
    };
    m_worker->push(std::move(item));
}

void ProjectSession::create(const std::filesystem::path& file, const QString& title)
{
    openWith(tr("Creating the project"),
             [file, name = title.toStdString()] { return workspace::Workspace::create(file, {.title = name}); });
}

void ProjectSession::open(const std::filesystem::path& file, workspace::Access access)
{
    openWith(tr("Opening the project"), [file, access] { return workspace::Workspace::open(file, access); });
}

void ProjectSession::close()
{
    Worker::Item item{.id = m_nextWork++};
    item.body = [this](std::optional<workspace::Workspace>& project, const std::stop_token&) {
        project.reset();
        QMetaObject::invokeMethod(
            this,
            [this] {
                takeSnapshot(std::nullopt);
                emit closed();
            },
            Qt::QueuedConnection);
    };
    m_worker->push(std::move(item));
}

void ProjectSession::step(const QString& title,
                          std::function<Result<std::optional<workspace::Edit>>(workspace::Workspace&)> work)
{
    run<std::optional<workspace::Edit>>(
        title, Touch::Changes, [work = std::move(work)](workspace::Workspace& project, Job&) { return work(project); },
        this,
        [this](const Result<std::optional<workspace::Edit>>& edit) {
            if (!edit) {
                emit failed(edit.error());
            } else if (edit->has_value()) {
                emit edited(describeEdit(**edit));
            }
        });
}

void ProjectSession::apply(const workspace::Edit& edit)
{
    step(tr("Changing the project"), [edit](workspace::Workspace& project) -> Result<std::optional<workspace::Edit>> {
        WB_TRY(const workspace::Edit inverse, project.apply(edit));
        static_cast<void>(inverse);
        return std::optional(edit);
    });
}

void ProjectSession::undo()
{
    step(tr("Undoing"), [](workspace::Workspace& project) { return project.undo(); });
}

void ProjectSession::redo()
{
    step(tr("Redoing"), [](workspace::Workspace& project) { return project.redo(); });
}

void ProjectSession::cancel(quint64 work)
{
    m_worker->cancel(work);
}

void ProjectSession::takeSnapshot(std::optional<ProjectSnapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    emit changed();
}

} // namespace weitblick::ui
