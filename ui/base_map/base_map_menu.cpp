// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base_map/base_map_menu.h"

#include "ui/base_map/base_map_layer.h"
#include "ui/shell/language.h"

#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace weitblick::ui {

namespace {

constexpr auto kAgreedKey = "baseMaps/agreedHosts";

} // namespace

BaseMapMenu::BaseMapMenu(BaseMapLayer& layer, std::vector<map::BaseMap> maps, QWidget* parent, Agree agree)
    : QMenu(tr("Base map from the web"), parent),
      m_layer(layer),
      m_agree(agree ? std::move(agree) : [this](const map::BaseMap& map) { return askUser(map); }),
      m_choices(new QActionGroup(this)),
      m_none(addAction(tr("No base map")))
{
    m_none->setCheckable(true);
    m_none->setChecked(true);
    m_choices->addAction(m_none);
    connect(m_none, &QAction::triggered, this, [this] { m_layer.switchOff(); });
    addSeparator();
    for (const map::BaseMap& map : maps) {
        QAction* action = addAction(tr("Base map: %1").arg(say(map.title)));
        action->setCheckable(true);
        action->setStatusTip(QStringLiteral("%1 · %2").arg(QString::fromStdString(map.attribution),
                                                           QString::fromStdString(map.licence)));
        m_choices->addAction(action);
        connect(action, &QAction::triggered, this, [this, map, action] { choose(map, *action); });
    }
}

std::vector<map::BaseMap> BaseMapMenu::shipped(const QDir& resources)
{
    QFile file(resources.filePath(QStringLiteral("base_maps/base_maps.yaml")));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    auto maps = map::baseMapsFromYaml(file.readAll().toStdString());
    return maps ? std::move(maps).value() : std::vector<map::BaseMap>();
}

void BaseMapMenu::choose(const map::BaseMap& map, QAction& action)
{
    const QString host = QString::fromStdString(map::hostOf(map.address));
    QStringList agreed = QSettings().value(kAgreedKey).toStringList();
    if (!agreed.contains(host)) {
        if (!m_agree(map)) {
            m_none->setChecked(true);
            m_layer.switchOff();
            return;
        }
        agreed << host;
        QSettings().setValue(kAgreedKey, agreed);
    }
    action.setChecked(true);
    m_layer.switchOn(map);
}

bool BaseMapMenu::askUser(const map::BaseMap& map)
{
    const QString host = QString::fromStdString(map::hostOf(map.address));
    QMessageBox box(QMessageBox::Question, tr("Base map from the web"),
                    tr("“%1” is fetched from %2.").arg(say(map.title), host), QMessageBox::NoButton, parentWidget());
    box.setInformativeText(
        tr("Whoever runs that server gets to know the address of this computer and which part of the "
           "map you look at; none of your data. Nothing is asked of any other server.\n\nSource: "
           "%1\nLicence: %2\nTerms: %3")
            .arg(QString::fromStdString(map.attribution), QString::fromStdString(map.licence),
                 QString::fromStdString(map.terms)));
    auto* yes = box.addButton(tr("Switch on"), QMessageBox::AcceptRole);
    box.addButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == yes;
}

} // namespace weitblick::ui
