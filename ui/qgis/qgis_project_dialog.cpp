// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/qgis/qgis_project_dialog.h"

#include "ui/shell/language.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace weitblick::ui {

namespace {

QString kindText(const std::string& kind)
{
    static const QMap<std::string, Text> kKinds{{"macro", {"Makro", "macro"}},
                                                {"layout", {"Drucklayout", "print layout"}},
                                                {"relation", {"Beziehung", "relation"}},
                                                {"action", {"Aktion", "action"}},
                                                {"form", {"Formular", "form"}},
                                                {"join", {"Verknüpfung", "join"}},
                                                {"remote-layer", {"Netzdienst", "web service"}},
                                                {"remote-picture", {"Bild aus dem Netz", "picture from the web"}},
                                                {"missing-file", {"fehlende Datei", "missing file"}},
                                                {"outside-folder", {"fremder Ordner", "another folder"}},
                                                {"unsupported-layer", {"Ebenenart", "kind of layer"}}};
    const auto found = kKinds.find(kind);
    return found == kKinds.end() ? QString::fromStdString(kind) : say(*found);
}

QTreeWidget* list(const QStringList& headers, const QString& name)
{
    auto* tree = new QTreeWidget;
    tree->setHeaderLabels(headers);
    tree->setRootIsDecorated(false);
    tree->setAccessibleName(name);
    return tree;
}

} // namespace

QgisProjectDialog::QgisProjectDialog(const map_link::ProjectImported& project, QWidget* parent)
    : QDialog(parent),
      m_all(project.layers),
      m_layers(list({tr("Layer"), tr("File")}, tr("Layers of the QGIS project")))
{
    setWindowTitle(tr("Take over a QGIS project"));
    constexpr QSize kSize{820, 600};
    resize(kSize);
    for (const map_link::Layer& layer : m_all) {
        const QString file = QString::fromStdString(layer.file);
        auto* item = new QTreeWidgetItem(m_layers, {QString::fromStdString(layer.title), QFileInfo(file).fileName()});
        item->setToolTip(1, file);
        item->setCheckState(0, Qt::Checked);
    }
    m_layers->resizeColumnToContents(0);
    const QString title = QString::fromStdString(project.title);
    auto* heading = new QLabel(title.isEmpty() ? tr("QGIS project") : title);
    heading->setProperty("role", "heading");
    auto* explanation = new QLabel(
        tr("The ticked layers are imported with their styles. The QGIS project and its files stay as they are."));
    explanation->setWordWrap(true);
    auto* leftOut = list({tr("Kind"), tr("Name"), tr("Why not")}, tr("What is not taken"));
    for (const map_link::LeftOut& one : project.leftOut) {
        const QString reason = say({one.reasonDe, one.reasonEn});
        auto* item = new QTreeWidgetItem(leftOut, {kindText(one.kind), QString::fromStdString(one.name), reason});
        item->setToolTip(2, reason);
    }
    leftOut->resizeColumnToContents(0);
    leftOut->resizeColumnToContents(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Import"));
    buttons->button(QDialogButtonBox::Ok)->setEnabled(!m_all.empty());
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(heading);
    column->addWidget(explanation);
    column->addWidget(m_layers, 3);
    auto* notTaken = new QLabel(project.leftOut.empty() ? tr("Everything in it can be taken.")
                                                        : tr("Not taken (%1):").arg(project.leftOut.size()));
    column->addWidget(notTaken);
    column->addWidget(leftOut, 2);
    leftOut->setVisible(!project.leftOut.empty());
    column->addWidget(buttons);
}

std::vector<map_link::Layer> QgisProjectDialog::chosen() const
{
    std::vector<map_link::Layer> layers;
    for (int i = m_layers->topLevelItemCount() - 1; i >= 0; --i) {
        if (m_layers->topLevelItem(i)->checkState(0) == Qt::Checked) {
            layers.push_back(m_all[static_cast<std::size_t>(i)]);
        }
    }
    return layers;
}

} // namespace weitblick::ui
