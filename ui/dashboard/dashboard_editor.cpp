// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dashboard_editor.h"

#include "core/dashboard/dashboard_store.h"

namespace weitblick::ui {

namespace {

/// "Mein Überblick 2" -> "mein_ueberblick_2"
QString idFrom(const QString& title)
{
    const std::pair<QChar, const char*> umlauts[] = {{u'ä', "ae"}, {u'ö', "oe"}, {u'ü', "ue"}, {u'ß', "ss"}};
    QString plain = title.toLower();
    for (const auto& [umlaut, spelling] : umlauts) {
        plain.replace(umlaut, QLatin1String(spelling));
    }
    QString id;
    for (const QChar c : plain.normalized(QString::NormalizationForm_KD)) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (isPlain) {
            id += c;
        } else if (!id.isEmpty() && !id.endsWith(u'_') && c.category() != QChar::Mark_NonSpacing) {
            id += u'_';
        }
    }
    while (id.endsWith(u'_')) {
        id.chop(1);
    }
    constexpr qsizetype kLongest = 40;
    return id.isEmpty() || id[0].isDigit() ? QStringLiteral("dashboard_") + id.left(kLongest) : id.left(kLongest);
}

} // namespace

DashboardEditor::DashboardEditor(ProjectSession& session, QObject* parent) : QObject(parent), m_session(session) {}

void DashboardEditor::setDashboard(dashboard::Dashboard dashboard)
{
    m_dashboard = std::move(dashboard);
}

Result<void> DashboardEditor::apply(const dashboard::Edit& edit)
{
    WB_TRY(const dashboard::Edit inverse, dashboard::apply(m_dashboard, edit));
    static_cast<void>(inverse); // the project's history has the text before it
    emit changed();
    save(dashboard::storedDashboard(m_dashboard));
    return {};
}

Result<QString> DashboardEditor::addTile(dashboard::TileKind kind)
{
    const dashboard::Place usual = dashboard::usualPlaceOf(kind);
    const dashboard::Tile tile{.id = freeTileId(m_dashboard, kind),
                               .place = freePlace(m_dashboard, usual.width, usual.height),
                               .content = dashboard::emptyContentOf(kind)};
    WB_CHECK(apply(dashboard::AddTile{.tile = tile}));
    return QString::fromStdString(tile.id);
}

Result<QString> DashboardEditor::duplicate(const QString& id)
{
    const dashboard::Tile* original = findTile(m_dashboard, id.toStdString());
    if (original == nullptr) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"diese Kachel gibt es nicht mehr", "this tile is not there any more"},
                     .subject = id.toStdString()};
    }
    dashboard::Tile copy = *original;
    copy.id = freeTileId(m_dashboard, copy.kind());
    copy.place = freePlace(m_dashboard, copy.place.width, copy.place.height);
    const QString name = QString::fromStdString(copy.id);
    WB_CHECK(apply(dashboard::AddTile{.tile = std::move(copy)}));
    return name;
}

QString DashboardEditor::create(const QString& title, Start start, const QStringList& taken)
{
    const QString plain = idFrom(title);
    QString id = plain;
    for (int number = 2; taken.contains(id); ++number) {
        id = QStringLiteral("%1_%2").arg(plain).arg(number);
    }
    dashboard::Dashboard fresh = start == Start::Copy ? m_dashboard : dashboard::Dashboard{};
    fresh.id = id.toStdString();
    fresh.title = {title.toStdString(), title.toStdString()};
    m_dashboard = std::move(fresh);
    save(dashboard::storedDashboard(m_dashboard));
    return id;
}

void DashboardEditor::remove()
{
    save(dashboard::removedDashboard(m_dashboard.id));
}

void DashboardEditor::save(workspace::SetProjectValue value)
{
    ++m_saving;
    m_session.run<bool>(
        tr("Changing a dashboard"), ProjectSession::Touch::Changes,
        [value = std::move(value)](workspace::Workspace& project, Job&) -> Result<bool> {
            WB_TRY(const workspace::Edit inverse, project.apply(value));
            static_cast<void>(inverse);
            return true;
        },
        this,
        [this](const Result<bool>& done) {
            if (!done) {
                emit failed(done.error());
            }
            if (--m_saving == 0) {
                emit saved();
            }
        });
}

} // namespace weitblick::ui
