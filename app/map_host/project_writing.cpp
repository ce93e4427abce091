// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/project_writing.h"

#include "app/map_host/text.h"

#include <QDir>
#include <QDomDocument>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <qgsmapsettings.h>
#include <qgsproject.h>
#include <qgsprojectviewsettings.h>
#include <qgsreferencedgeometry.h>
#include <qgsziputils.h>

namespace weitblick::map_host {

namespace {

Error notWritten(const std::string& subject)
{
    return Error{.code = ErrorCode::Io,
                 .message = {"das QGIS-Projekt ließ sich nicht schreiben", "the QGIS project could not be written"},
                 .subject = subject};
}

/// A QGIS data source is a path, perhaps with "|…" or "GPKG:path:table" around
/// it.
QString relativeSource(const QString& source, const QDir& folder)
{
    const QString prefix = source.startsWith(QLatin1String("GPKG:")) ? QStringLiteral("GPKG:") : QString();
    const QString rest = source.mid(prefix.size());
    const auto end = prefix.isEmpty() ? rest.indexOf(u'|') : rest.lastIndexOf(u':');
    const QString path = end < 0 ? rest : rest.left(end);
    if (!QFileInfo(path).isAbsolute()) {
        return source;
    }
    const QString relative = folder.relativeFilePath(path);
    const QString marked = relative.startsWith(u'.') ? relative : QStringLiteral("./") + relative;
    return prefix + marked + (end < 0 ? QString() : rest.mid(end));
}

void makeSourcesRelative(QDomDocument& document, const QDir& folder)
{
    const QDomNodeList sources = document.elementsByTagName(QStringLiteral("datasource"));
    for (int i = 0; i < sources.size(); ++i) {
        QDomText text = sources.at(i).firstChild().toText();
        if (!text.isNull()) {
            text.setData(relativeSource(text.data(), folder));
        }
    }
    const QDomNodeList treeLayers = document.elementsByTagName(QStringLiteral("layer-tree-layer"));
    for (int i = 0; i < treeLayers.size(); ++i) {
        QDomElement element = treeLayers.at(i).toElement();
        element.setAttribute(QStringLiteral("source"),
                             relativeSource(element.attribute(QStringLiteral("source")), folder));
    }
    const QDomNodeList absolute = document.elementsByTagName(QStringLiteral("Absolute"));
    for (int i = 0; i < absolute.size(); ++i) {
        QDomText text = absolute.at(i).firstChild().toText();
        if (!text.isNull()) {
            text.setData(QStringLiteral("false"));
        }
    }
}

/// The first view: what the window of QGIS reads when it opens the project.
void addCanvas(QDomDocument& document, const map_link::ExportProject& request)
{
    QgsMapSettings settings;
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(toQt(request.crs)));
    settings.setOutputSize({800, 600});
    settings.setExtent(QgsRectangle(request.minX, request.minY, request.maxX, request.maxY));
    QDomElement canvas = document.createElement(QStringLiteral("mapcanvas"));
    canvas.setAttribute(QStringLiteral("name"), QStringLiteral("theMapCanvas"));
    settings.writeXml(canvas, document);
    document.documentElement().appendChild(canvas);
}

Result<QDomDocument> documentOf(const QString& file)
{
    QFile input(file);
    QDomDocument document;
    if (!input.open(QIODevice::ReadOnly) || !document.setContent(&input)) {
        return notWritten(file.toStdString());
    }
    return document;
}

Result<void> writeDocument(const QDomDocument& document, const QString& file)
{
    QFile output(file);
    const QByteArray bytes = document.toByteArray(1);
    const bool written = output.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
                         output.write(bytes) == bytes.size() && output.flush() &&
                         output.error() == QFileDevice::NoError;
    return written ? Result<void>() : notWritten(file.toStdString());
}

} // namespace

Result<map_link::ProjectExported> writeProject(LayerStack& stack, const map_link::ExportProject& request,
                                               const std::filesystem::path& stagingFolder)
{
    const QDir staging(QString::fromStdString(stagingFolder.string()));
    const QTemporaryDir workshop(staging.filePath(QStringLiteral("qgs-XXXXXX")));
    const QString name = toQt(request.outputName);
    const QString plainFile = workshop.filePath(QFileInfo(name).completeBaseName() + QStringLiteral(".qgs"));

    QgsProject& project = stack.project();
    project.setTitle(toQt(request.title));
    project.setCrs(QgsCoordinateReferenceSystem(toQt(request.crs)));
    const QgsRectangle extent(request.minX, request.minY, request.maxX, request.maxY);
    project.viewSettings()->setDefaultViewExtent(QgsReferencedRectangle(extent, project.crs()));
    project.setFilePathStorage(Qgis::FilePathType::Absolute);
    const bool written = project.write(plainFile);
    project.setFileName(QString()); // it stays nobody's project
    if (!written) {
        return notWritten(request.outputName);
    }
    WB_TRY(QDomDocument document, documentOf(plainFile));
    makeSourcesRelative(document, QDir(toQt(request.finalFolder)));
    addCanvas(document, request);
    WB_CHECK(writeDocument(document, plainFile));
    QFile::remove(staging.filePath(name));
    if (!QgsZipUtils::zip(staging.filePath(name), {plainFile})) {
        return notWritten(request.outputName);
    }
    return map_link::ProjectExported{.request = request.request, .outputName = request.outputName};
}

} // namespace weitblick::map_host
