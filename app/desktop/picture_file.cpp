// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/picture_file.h"

#include <QMarginsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPixmap>
#include <QSaveFile>

namespace weitblick {

namespace {

constexpr double kDotsPerInch = 96.0;
constexpr double kPointsPerInch = 72.0;
constexpr int kPdfDotsPerInch = 300;

bool writePdf(QWidget& widget, QIODevice& device)
{
    QPdfWriter writer(&device);
    writer.setResolution(kPdfDotsPerInch);
    writer.setPageSize(QPageSize(QSizeF(widget.size()) * (kPointsPerInch / kDotsPerInch), QPageSize::Point, {},
                                 QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(widget.windowTitle().isEmpty() ? QStringLiteral("Weitblick") : widget.windowTitle());
    QPainter painter;
    if (!painter.begin(&writer)) {
        return false;
    }
    painter.scale(kPdfDotsPerInch / kDotsPerInch, kPdfDotsPerInch / kDotsPerInch);
    widget.render(&painter);
    return painter.end();
}

} // namespace

Result<void> checkPictureName(const QString& file)
{
    if (file.endsWith(QLatin1String(".png")) || file.endsWith(QLatin1String(".pdf"))) {
        return {};
    }
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"Bilder gibt es als .png und .pdf", "pictures can be written as .png and .pdf"},
                 .subject = file.toStdString()};
}

Result<void> writePicture(QWidget& widget, const QString& file)
{
    WB_CHECK(checkPictureName(file));
    QSaveFile target(file);
    const bool isPdf = file.endsWith(QLatin1String(".pdf"));
    const bool written = target.open(QIODevice::WriteOnly) &&
                         (isPdf ? writePdf(widget, target) : widget.grab().save(&target, "PNG")) && target.commit();
    if (!written) {
        return Error{.code = ErrorCode::Io,
                     .message = {"das Bild lässt sich nicht schreiben", "the picture cannot be written"},
                     .subject = file.toStdString() + ": " + target.errorString().toStdString()};
    }
    return {};
}

} // namespace weitblick
