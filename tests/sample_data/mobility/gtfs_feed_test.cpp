// SPDX-License-Identifier: GPL-3.0-or-later
// A feed check of its own, written from the GTFS reference: it must find nothing in a clean feed, and in the other
// exactly the defects that were sown.
#include <QHash>
#include <QMap>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>

#include "tests/support/sample_region.h"

using namespace weitblick::test;

namespace {

struct Feed {
    Table agencies, stops, routes, trips, stopTimes, shapes, calendar, exceptions;
};

Feed feedOf(const QString& zip)
{
    const auto table = [&](const char* name) { return tableOf(sampleMember(zip, QString::fromLatin1(name)), ','); };
    return {table("agency.txt"),     table("stops.txt"),  table("routes.txt"),   table("trips.txt"),
            table("stop_times.txt"), table("shapes.txt"), table("calendar.txt"), table("calendar_dates.txt")};
}

QSet<QString> idsOf(const Table& table, const char* column)
{
    QSet<QString> ids;
    for (qsizetype i = 0; i < table.rows.size(); ++i) {
        ids.insert(table.at(i, column));
    }
    return ids;
}

int seconds(const QString& clock)
{
    const QStringList parts = clock.split(QLatin1Char(':'));
    return parts.value(0).toInt() * 3600 + parts.value(1).toInt() * 60 + parts.value(2).toInt();
}

struct Place {
    double latitude = 0.0, longitude = 0.0;
};

double metresBetween(Place a, Place b)
{
    const double north = (b.latitude - a.latitude) * 111'200.0;
    const double east = (b.longitude - a.longitude) * 111'200.0 * std::cos(a.latitude * 0.017453292519943);
    return std::hypot(north, east);
}

double metresToLine(Place p, const QList<Place>& line)
{
    double best = 1e300;
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        const double length = metresBetween(line[i], line[i + 1]);
        const int steps = std::max(1, static_cast<int>(length / 5.0));
        for (int k = 0; k <= steps; ++k) {
            const double t = static_cast<double>(k) / steps;
            best =
                std::min(best, metresBetween(p, {line[i].latitude + t * (line[i + 1].latitude - line[i].latitude),
                                                 line[i].longitude + t * (line[i + 1].longitude - line[i].longitude)}));
        }
    }
    return best;
}

using Findings = QMap<QString, QSet<QString>>;

bool hasControl(const QString& id)
{
    return std::any_of(id.begin(), id.end(), [](QChar letter) { return letter.unicode() < 32; });
}

void checkStops(const Feed& feed, Findings& findings)
{
    const QSet<QString> known = idsOf(feed.stops, "stop_id");
    for (qsizetype i = 0; i < feed.stops.rows.size(); ++i) {
        const QString id = feed.stops.at(i, "stop_id");
        const QString parent = feed.stops.at(i, "parent_station");
        const double longitude = feed.stops.number(i, "stop_lon");
        if (hasControl(id)) {
            findings[QStringLiteral("hidden_character")].insert(id);
        }
        if (id.endsWith(QLatin1String("_G")) && known.contains(id.chopped(2))) {
            findings[QStringLiteral("duplicate_stop")].unite({id, id.chopped(2)});
        }
        if (!parent.isEmpty() && !known.contains(parent)) {
            findings[QStringLiteral("orphan_parent")].insert(id);
        }
        if (longitude < 5.86 || longitude > 15.05) {
            findings[QStringLiteral("stop_outside_country")].insert(id);
        }
    }
    if (known.size() != feed.stops.rows.size()) {
        findings[QStringLiteral("stop_id_twice")].insert(QString::number(feed.stops.rows.size() - known.size()));
    }
}

/// Rows of stop_times by trip, in their order.
QHash<QString, QList<qsizetype>> runsOf(const Feed& feed)
{
    QHash<QString, QList<qsizetype>> runs;
    for (qsizetype i = 0; i < feed.stopTimes.rows.size(); ++i) {
        runs[feed.stopTimes.at(i, "trip_id")].append(i);
    }
    return runs;
}

QString patternOf(const Feed& feed, const QList<qsizetype>& run)
{
    QString pattern;
    for (const qsizetype row : run) {
        pattern += feed.stopTimes.at(row, "stop_id") + feed.stopTimes.at(row, "departure_time");
    }
    return pattern;
}

void checkReferences(const Feed& feed, Findings& findings)
{
    const auto references = [&](const Table& from, const char* column, const QSet<QString>& to) {
        for (qsizetype i = 0; i < from.rows.size(); ++i) {
            const QString id = from.at(i, column);
            if (!id.isEmpty() && !to.contains(id)) {
                findings[QStringLiteral("unknown_reference")].insert(id);
            }
        }
    };
    references(feed.routes, "agency_id", idsOf(feed.agencies, "agency_id"));
    references(feed.trips, "route_id", idsOf(feed.routes, "route_id"));
    references(feed.trips, "service_id", idsOf(feed.calendar, "service_id"));
    references(feed.trips, "shape_id", idsOf(feed.shapes, "shape_id"));
    references(feed.stopTimes, "trip_id", idsOf(feed.trips, "trip_id"));
    references(feed.stopTimes, "stop_id", idsOf(feed.stops, "stop_id"));
    references(feed.exceptions, "service_id", idsOf(feed.calendar, "service_id"));
}

void checkTimes(const Feed& feed, Findings& findings)
{
    const auto runs = runsOf(feed);
    for (auto run = runs.begin(); run != runs.end(); ++run) {
        int last = -1;
        int sequence = 0;
        for (const qsizetype row : run.value()) {
            const int arrival = seconds(feed.stopTimes.at(row, "arrival_time"));
            const int departure = seconds(feed.stopTimes.at(row, "departure_time"));
            const int number = feed.stopTimes.at(row, "stop_sequence").toInt();
            if (arrival < last || departure < arrival) {
                findings[QStringLiteral("time_runs_backwards")].insert(run.key());
            }
            if (number <= sequence) {
                findings[QStringLiteral("sequence")].insert(run.key());
            }
            sequence = number;
            last = departure;
        }
        if (run.value().size() < 2) {
            findings[QStringLiteral("trip_without_way")].insert(run.key());
        }
    }
}

void checkDistances(const Feed& feed, Findings& findings)
{
    QHash<QString, QList<Place>> shapes;
    for (qsizetype i = 0; i < feed.shapes.rows.size(); ++i) {
        shapes[feed.shapes.at(i, "shape_id")].append(
            {feed.shapes.number(i, "shape_pt_lat"), feed.shapes.number(i, "shape_pt_lon")});
    }
    QHash<QString, Place> places;
    for (qsizetype i = 0; i < feed.stops.rows.size(); ++i) {
        places[feed.stops.at(i, "stop_id")] = {feed.stops.number(i, "stop_lat"), feed.stops.number(i, "stop_lon")};
    }
    const auto runs = runsOf(feed);
    QSet<QString> done;
    for (qsizetype i = 0; i < feed.trips.rows.size(); ++i) {
        const QString shape = feed.trips.at(i, "shape_id");
        for (const qsizetype row : runs.value(feed.trips.at(i, "trip_id"))) {
            const QString stop = feed.stopTimes.at(row, "stop_id");
            if (shape.isEmpty() || done.contains(shape + stop)) {
                continue;
            }
            done.insert(shape + stop);
            const bool isAbroad = places[stop].longitude < 5.86;
            if (!isAbroad && metresToLine(places[stop], shapes[shape]) > 150.0) {
                findings[QStringLiteral("stop_far_from_route")].insert(stop);
            }
        }
    }
}

Findings findingsIn(const Feed& feed)
{
    Findings findings;
    checkStops(feed, findings);
    checkReferences(feed, findings);
    checkTimes(feed, findings);
    checkDistances(feed, findings);
    return findings;
}

QSet<QString> toldIds(const QString& kind)
{
    QSet<QString> ids;
    const QJsonArray defects = sampleTruth(QStringLiteral("nahverkehr"))["nvm_defects"].toArray();
    for (const auto& defect : defects) {
        if (defect.toObject()["kind"].toString() != kind) {
            continue;
        }
        const QJsonArray list = defect.toObject()["ids"].toArray();
        for (const auto& id : list) {
            ids.insert(id.isArray() ? id.toArray().last().toString() : id.toString());
        }
    }
    return ids;
}

} // namespace

class GtfsFeedTest : public QObject {
    Q_OBJECT

private slots:
    void cleanFeedsHaveNoFindings_data()
    {
        QTest::addColumn<QString>("zip");
        QTest::newRow("own Verbund") << QStringLiteral("nahverkehr/mkv.gtfs.zip");
        QTest::newRow("neighbour, the week before") << QStringLiteral("nahverkehr/nvm_vorwoche.gtfs.zip");
    }
    void cleanFeedsHaveNoFindings()
    {
        QFETCH(QString, zip);
        const Feed feed = feedOf(zip);
        QVERIFY(feed.stopTimes.rows.size() > 100);
        const Findings findings = findingsIn(feed);
        for (auto finding = findings.begin(); finding != findings.end(); ++finding) {
            const QString about = finding.key() + QLatin1Char(' ') + QStringList(finding->values()).join(u' ');
            QVERIFY2(finding->isEmpty(), qPrintable(about));
        }
    }
    void theOtherFeedHasTheDefectsThatWereSown()
    {
        const Findings findings = findingsIn(feedOf(QStringLiteral("nahverkehr/nvm.gtfs.zip")));
        const QSet<QString> seen = {QStringLiteral("hidden_character"),     QStringLiteral("duplicate_stop"),
                                    QStringLiteral("stop_outside_country"), QStringLiteral("stop_far_from_route"),
                                    QStringLiteral("orphan_parent"),        QStringLiteral("time_runs_backwards")};
        for (const QString& kind : seen) {
            QCOMPARE(findings.value(kind), toldIds(kind));
        }
        for (auto finding = findings.begin(); finding != findings.end(); ++finding) {
            QVERIFY2(seen.contains(finding.key()), qPrintable(finding.key()));
        }
    }
    void tripsOfTheOtherVerbundAreThereTwice()
    {
        const Feed ours = feedOf(QStringLiteral("nahverkehr/mkv.gtfs.zip"));
        const Feed theirs = feedOf(QStringLiteral("nahverkehr/nvm.gtfs.zip"));
        QSet<QString> patterns;
        const auto runs = runsOf(ours);
        for (const auto& run : runs) {
            patterns.insert(patternOf(ours, run));
        }
        QSet<QString> doubled;
        const auto others = runsOf(theirs);
        for (auto run = others.begin(); run != others.end(); ++run) {
            if (patterns.contains(patternOf(theirs, run.value()))) {
                doubled.insert(run.key());
            }
        }
        QCOMPARE(doubled, toldIds(QStringLiteral("duplicate_trip_of_two_agencies")));
    }
    void whatWasLostIsInTheWeekBefore()
    {
        const Feed before = feedOf(QStringLiteral("nahverkehr/nvm_vorwoche.gtfs.zip"));
        const Feed now = feedOf(QStringLiteral("nahverkehr/nvm.gtfs.zip"));
        const QSet<QString> lost = idsOf(before.trips, "trip_id") - idsOf(now.trips, "trip_id");
        const QSet<QString> missing = toldIds(QStringLiteral("missing_trips"));
        const QSet<QString> groups = toldIds(QStringLiteral("operator_lost")); // a line, or a kind of day
        QVERIFY(lost.contains(missing));
        for (qsizetype i = 0; i < before.trips.rows.size(); ++i) {
            const QString trip = before.trips.at(i, "trip_id");
            const bool isOfGroup =
                groups.contains(before.trips.at(i, "route_id")) || groups.contains(before.trips.at(i, "service_id"));
            QCOMPARE(lost.contains(trip), isOfGroup || missing.contains(trip));
        }
    }
    void departuresAreThoseOfTheTruth()
    {
        const QJsonObject truth = sampleTruth(QStringLiteral("nahverkehr"));
        for (const QString& name : {QStringLiteral("mkv"), QStringLiteral("nvm_vorwoche")}) {
            const Feed feed = feedOf(QStringLiteral("nahverkehr/") + name + QStringLiteral(".gtfs.zip"));
            QCOMPARE(feed.trips.rows.size(), truth[name].toObject()["trips"].toInt());
            QHash<QString, QString> service;
            for (qsizetype i = 0; i < feed.trips.rows.size(); ++i) {
                service[feed.trips.at(i, "trip_id")] = feed.trips.at(i, "service_id");
            }
            // Tuesday, Saturday, Sunday, and a Thursday that is a holiday.
            const QMap<QString, QString> days = {{QStringLiteral("2025-03-18"), QStringLiteral("MF")},
                                                 {QStringLiteral("2025-03-22"), QStringLiteral("SA")},
                                                 {QStringLiteral("2025-03-23"), QStringLiteral("SO")},
                                                 {QStringLiteral("2025-05-01"), QStringLiteral("SO")}};
            const auto runs = runsOf(feed);
            for (auto day = days.begin(); day != days.end(); ++day) {
                QMap<QString, int> departures;
                for (auto run = runs.begin(); run != runs.end(); ++run) {
                    for (qsizetype i = 0; service[run.key()] == day.value() && i + 1 < run->size(); ++i) {
                        ++departures[feed.stopTimes.at(run->at(i), "stop_id")];
                    }
                }
                const QJsonObject told = truth[name]
                                             .toObject()["departures"]
                                             .toObject()[day.key()]
                                             .toObject()["departures_by_stop"]
                                             .toObject();
                QCOMPARE(departures.size(), told.size());
                for (auto stop = departures.begin(); stop != departures.end(); ++stop) {
                    QCOMPARE(stop.value(), told[stop.key()].toInt());
                }
            }
        }
    }
    void twoVerbuendeShareStops()
    {
        const QSet<QString> shared = idsOf(feedOf(QStringLiteral("nahverkehr/mkv.gtfs.zip")).stops, "stop_id") &
                                     idsOf(feedOf(QStringLiteral("nahverkehr/nvm_vorwoche.gtfs.zip")).stops, "stop_id");
        QVERIFY(!shared.isEmpty());
        QCOMPARE(shared.size(), sampleTruth(QStringLiteral("nahverkehr"))["shared_stops"].toArray().size());
    }
};

QTEST_GUILESS_MAIN(GtfsFeedTest)
#include "gtfs_feed_test.moc"
