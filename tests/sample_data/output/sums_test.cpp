// SPDX-License-Identifier: GPL-3.0-or-later
// Counts and sums of the village, read with GDAL, Qt's XML and JSON readers and as plain text, against truth.json.
#include <QHash>
#include <QTest>
#include <QXmlStreamReader>

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "tests/support/sample_region.h"

using namespace weitblick::test;

namespace {

using Visit = std::function<void(OGRFeatureH)>;

/// Every feature of a layer; the number of them, or −1 where the file does not open.
long long forEach(const QString& file, const char* layerName, const Visit& visit)
{
    GDALAllRegister();
    GDALDatasetH dataset =
        GDALOpenEx(qPrintable(samplePath(file)), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr);
    OGRLayerH layer = dataset == nullptr     ? nullptr
                      : layerName == nullptr ? GDALDatasetGetLayer(dataset, 0)
                                             : GDALDatasetGetLayerByName(dataset, layerName);
    if (layer == nullptr) {
        return -1;
    }
    long long count = 0;
    OGR_L_ResetReading(layer);
    while (OGRFeatureH feature = OGR_L_GetNextFeature(layer)) {
        visit(feature);
        OGR_F_Destroy(feature);
        ++count;
    }
    GDALClose(dataset);
    return count;
}

double real(OGRFeatureH feature, const char* field)
{
    return OGR_F_GetFieldAsDouble(feature, OGR_F_GetFieldIndex(feature, field));
}

QString text(OGRFeatureH feature, const char* field)
{
    return QString::fromUtf8(OGR_F_GetFieldAsString(feature, OGR_F_GetFieldIndex(feature, field)));
}

double areaOf(OGRFeatureH feature)
{
    return OGR_G_Area(OGR_F_GetGeometryRef(feature));
}

bool isClose(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance;
}

double totalOf(const QJsonObject& byOrtsteil, const QString& field)
{
    double sum = 0.0;
    for (const auto& ortsteil : byOrtsteil) {
        sum += ortsteil.toObject()[field].toDouble();
    }
    return sum;
}

/// Texts of an element, in the order of the document.
QStringList textsOf(const QByteArray& xml, const char* element)
{
    QXmlStreamReader reader(xml);
    QStringList texts;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == QLatin1String(element)) {
            texts.append(reader.readElementText());
        }
    }
    return reader.hasError() ? QStringList{reader.errorString()} : texts;
}

} // namespace

class SumsTest : public QObject {
    Q_OBJECT

private slots:
    void housesAddUpToTheOrtsteile()
    {
        const QJsonObject ortsteile = sampleTruth(QStringLiteral("kataster"))["ortsteile"].toObject();
        QHash<QString, double> sums;
        double footprint = 0.0;
        forEach(QStringLiteral("kataster/alkis_vereinfacht.gpkg"), "gebaeude", [&](OGRFeatureH house) {
            for (const char* field : {"wohnungen", "haushalte", "einwohner", "denkmal", "waerme_kwh", "strom_kwh"}) {
                sums[QString::fromLatin1(field)] += real(house, field);
            }
            footprint += areaOf(house);
        });
        const QList<std::pair<const char*, const char*>> pairs = {
            {"wohnungen", "dwellings"}, {"haushalte", "households"}, {"einwohner", "persons"},
            {"denkmal", "monuments"},   {"waerme_kwh", "heat_kwh"},  {"strom_kwh", "electricity_kwh"}};
        for (const auto& [field, name] : pairs) {
            const double told = totalOf(ortsteile, QString::fromLatin1(name));
            QVERIFY2(isClose(sums[QString::fromLatin1(field)], told, 0.5), name);
        }
        const double told = sampleTruth(QStringLiteral("kataster"))["gebaeude"].toObject()["footprint_m2"].toDouble();
        QVERIFY(isClose(footprint, told, 5.0)); // corners are on millimetres
    }
    void parcelsAddUpByUse()
    {
        const QJsonObject told =
            sampleTruth(QStringLiteral("kataster"))["flurstuecke"].toObject()["area_m2_by_use"].toObject();
        QHash<QString, double> found;
        forEach(QStringLiteral("kataster/alkis_vereinfacht.gpkg"), "flurstuecke",
                [&](OGRFeatureH parcel) { found[text(parcel, "nutzart")] += areaOf(parcel); });
        QCOMPARE(found.size(), told.size());
        for (auto use = found.begin(); use != found.end(); ++use) {
            QVERIFY2(isClose(use.value(), told[use.key()].toDouble(), 1.0), qPrintable(use.key()));
        }
    }
    void landUseAndBoundariesHaveTheirAreas()
    {
        const QJsonObject told = sampleTruth(QStringLiteral("flaechen"))["nutzung_m2"].toObject();
        forEach(QStringLiteral("flaechen/flaechennutzung.gpkg"), nullptr, [&](OGRFeatureH use) {
            const double area = told[text(use, "ortsteil")].toObject()[text(use, "nutzart")].toDouble();
            QVERIFY(isClose(areaOf(use), area, 1.0));
        });
        const QJsonObject ortsteile = sampleTruth(QStringLiteral("verwaltung"))["ortsteile"].toObject();
        const long long count = forEach(QStringLiteral("verwaltung/ortsteile.shp"), nullptr, [&](OGRFeatureH ortsteil) {
            const QJsonObject it = ortsteile[text(ortsteil, "SCHLUESSEL")].toObject();
            QCOMPARE(text(ortsteil, "NAME"), it["name"].toString());
            QVERIFY(isClose(areaOf(ortsteil), it["area_m2"].toDouble(), 1.0));
        });
        QCOMPARE(count, static_cast<long long>(ortsteile.size()));
    }
    void theFloodCoversTheHousesOfTheTruth()
    {
        const QJsonObject told = sampleTruth(QStringLiteral("flaechen"))["ueberschwemmung"].toObject();
        OGRSpatialReferenceH metric = OSRNewSpatialReference(nullptr);
        OSRImportFromEPSG(metric, 25832);
        OSRSetAxisMappingStrategy(metric, OAMS_TRADITIONAL_GIS_ORDER);
        OGRGeometryH flood = nullptr;
        forEach(QStringLiteral("flaechen/ueberschwemmungsgebiet.geojson"), nullptr,
                [&](OGRFeatureH feature) { flood = OGR_G_Clone(OGR_F_GetGeometryRef(feature)); });
        QVERIFY(flood != nullptr);
        QCOMPARE(OGR_G_TransformTo(flood, metric), OGRERR_NONE);
        QVERIFY(isClose(OGR_G_Area(flood), told["area_m2"].toDouble(), 30.0)); // seven decimals of a degree
        int inside = 0;
        forEach(QStringLiteral("kataster/alkis_vereinfacht.gpkg"), "gebaeude", [&](OGRFeatureH house) {
            OGRGeometryH centre = OGR_G_CreateGeometry(wkbPoint);
            OGR_G_Centroid(OGR_F_GetGeometryRef(house), centre);
            inside += OGR_G_Intersects(flood, centre);
            OGR_G_DestroyGeometry(centre);
        });
        QCOMPARE(inside, told["buildings_with_centre_inside"].toInt());
        OGR_G_DestroyGeometry(flood);
        OSRDestroySpatialReference(metric);
    }
    void heightsHaveTheStatisticsOfTheTruth()
    {
        const QJsonObject told = sampleTruth(QStringLiteral("hoehen"));
        GDALAllRegister();
        for (const QString& name : {QStringLiteral("dgm"), QStringLiteral("dom")}) {
            const QString path = samplePath(QStringLiteral("hoehen/") + name + QStringLiteral(".tif"));
            GDALDatasetH dataset = GDALOpen(qPrintable(path), GA_ReadOnly);
            QVERIFY(dataset != nullptr);
            QCOMPARE(GDALGetRasterXSize(dataset), told["columns"].toInt());
            double least = 0.0;
            double most = 0.0;
            double mean = 0.0;
            QCOMPARE(GDALComputeRasterStatistics(GDALGetRasterBand(dataset, 1), 0, &least, &most, &mean, nullptr,
                                                 nullptr, nullptr),
                     CE_None);
            GDALClose(dataset);
            QFile::remove(path + QStringLiteral(".aux.xml"));
            const QJsonObject it = told[name + QStringLiteral("_m")].toObject();
            QVERIFY(isClose(least, it["min"].toDouble(), 0.006) && isClose(most, it["max"].toDouble(), 0.006));
            QVERIFY(isClose(mean, it["mean"].toDouble(), 0.006));
        }
    }
    void solarRoofsAddUp()
    {
        const QJsonObject told = sampleTruth(QStringLiteral("solarkataster"));
        double area = 0.0;
        double irradiation = 0.0;
        QHash<QString, int> byClass;
        forEach(QStringLiteral("solarkataster/solarkataster.gpkg"), nullptr, [&](OGRFeatureH roof) {
            ++byClass[text(roof, "eignung")];
            if (real(roof, "denkmal") < 0.5) {
                area += real(roof, "flaeche_m2");
                irradiation += real(roof, "flaeche_m2") * real(roof, "einstrahlung_kwh_m2a");
            }
        });
        const QJsonObject free = told["without_monuments"].toObject();
        QVERIFY(isClose(area, free["area_m2"].toDouble(), 0.01));
        QVERIFY(isClose(irradiation, free["irradiation_kwh"].toDouble(), 1.0));
        for (auto it = byClass.begin(); it != byClass.end(); ++it) {
            QCOMPARE(it.value(), told["by_class"].toObject()[it.key()].toObject()["count"].toInt());
        }
    }
    void censusCellsAddUp()
    {
        const QJsonObject told = sampleTruth(QStringLiteral("zensus"));
        const Table cells = sampleTable(QStringLiteral("zensus/Zensus2022_Bevoelkerungszahl_100m-Gitter.csv"));
        int hidden = 0;
        for (qsizetype i = 0; i < cells.rows.size(); ++i) {
            hidden += cells.at(i, "Einwohner") == QStringLiteral("–") ? 1 : 0;
        }
        QVERIFY(hidden > 0);
        QCOMPARE(hidden, told["suppressed_cells"].toInt());
        QCOMPARE(static_cast<int>(cells.sum("Einwohner")), told["persons_in_published_cells"].toInt());
        QVERIFY(told["persons"].toInt() >= told["persons_least"].toInt());
        QVERIFY(told["persons"].toInt() <= told["persons_most"].toInt());
    }
    void ageGroupsAddUp()
    {
        const auto rows = rowsOf(sampleBytes(QStringLiteral("einwohner/altersgruppen_ortsteile.csv")), ';');
        const QJsonObject told = sampleTruth(QStringLiteral("einwohner"));
        QStringList foot;
        double persons = 0.0;
        for (const QStringList& row : rows) {
            if (row.value(0).startsWith(QLatin1String("06999"))) {
                const QJsonObject ortsteil = told["ortsteile"].toObject()[row[0]].toObject();
                double sum = 0.0;
                for (qsizetype age = 0; age < 6; ++age) {
                    QCOMPARE(row.value(3 + age).toInt(), ortsteil["ages"].toArray()[age].toInt());
                    sum += row.value(3 + age).toDouble();
                }
                QCOMPARE(sum, row.value(2).toDouble());
                persons += sum;
            } else if (row.value(1).startsWith(QLatin1String("Landkreis"))) {
                foot = row;
            }
        }
        QCOMPARE(static_cast<int>(persons), told["persons"].toInt());
        QCOMPARE(foot.value(2).toInt(), told["persons"].toInt());
    }
    void facilitiesWorkplacesAndParkingAddUp()
    {
        const Table facilities = sampleTable(QStringLiteral("einrichtungen/einrichtungen.csv"));
        const QJsonObject byKind = sampleTruth(QStringLiteral("einrichtungen"))["by_kind"].toObject();
        double capacity = 0.0;
        for (const auto& kind : byKind) {
            capacity += kind.toObject()["capacity"].toDouble();
        }
        QCOMPARE(facilities.sum("Kapazität"), capacity);
        const QJsonObject economy = sampleTruth(QStringLiteral("wirtschaft"));
        QCOMPARE(sampleTable(QStringLiteral("wirtschaft/arbeitsstaetten.csv")).sum("Beschäftigte"),
                 economy["workplaces"].toDouble());
        double available = 0.0;
        forEach(QStringLiteral("wirtschaft/gewerbeflaechen.gpkg"), nullptr, [&](OGRFeatureH site) {
            available += text(site, "status") == QStringLiteral("verfügbar") ? areaOf(site) : 0.0;
        });
        QVERIFY(isClose(available, economy["commercial_sites"].toObject()["available_m2"].toDouble(), 0.5));
        const Table sites = sampleTable(QStringLiteral("parken/parkplaetze.csv"));
        const QJsonObject parking = sampleTruth(QStringLiteral("parken"))["parking"].toObject();
        QCOMPARE(sites.sum("stellplaetze"), parking["spaces"].toDouble());
        QCOMPARE(sites.sum("frei"), parking["vacant"].toDouble());
        const Table cells = sampleTable(QStringLiteral("netze/breitband_100m.csv"));
        QCOMPARE(cells.sum("haushalte"), sampleTruth(QStringLiteral("netze"))["households"].toDouble());
    }
    void commutersLeaveAndStayAsTold()
    {
        const Table commuters = sampleTable(QStringLiteral("wirtschaft/pendler.csv"));
        const QJsonObject told = sampleTruth(QStringLiteral("wirtschaft"))["gemeinden"].toObject();
        for (qsizetype i = 0; i < commuters.rows.size(); ++i) {
            if (commuters.at(i, "Arbeitsort AGS") == QLatin1String("06000000")) {
                QCOMPARE(commuters.at(i, "Anzahl").toInt(),
                         told[commuters.at(i, "Wohnort AGS")].toObject()["leaving_the_district"].toInt());
            }
        }
        QVERIFY(!commuters.rows.isEmpty());
    }
    void accidentsOfThreeLayoutsAreCounted()
    {
        const QJsonObject years = sampleTruth(QStringLiteral("unfaelle"))["years"].toObject();
        QSet<QString> layouts;
        for (const auto& year : years) {
            const Table table = sampleTable(QStringLiteral("unfaelle/") + year.toObject()["file"].toString());
            layouts.insert(table.columns.join(u' '));
            QCOMPARE(table.rows.size(), year.toObject()["count"].toInt());
            QCOMPARE(static_cast<int>(table.sum("IstRad")), year.toObject()["with_bicycle"].toInt());
            QHash<QString, int> byCategory;
            for (qsizetype i = 0; i < table.rows.size(); ++i) {
                ++byCategory[table.at(i, "UKATEGORIE")];
            }
            for (auto it = byCategory.begin(); it != byCategory.end(); ++it) {
                QCOMPARE(it.value(), year.toObject()["by_category"].toObject()[it.key()].toInt());
            }
        }
        QCOMPARE(layouts.size(), 3);
    }
    void accidentSpotsAreThoseOfTheTruth()
    {
        const QJsonObject truth = sampleTruth(QStringLiteral("unfaelle"));
        const QJsonObject years = truth["years"].toObject();
        QList<std::pair<double, double>> accidents;
        for (const auto& year : years) {
            const Table table = sampleTable(QStringLiteral("unfaelle/") + year.toObject()["file"].toString());
            for (qsizetype i = 0; i < table.rows.size(); ++i) {
                accidents.append({table.number(i, "LINREFX"), table.number(i, "LINREFY")});
            }
        }
        const auto within = [&](double x, double y, double radiusM) {
            return std::count_if(accidents.begin(), accidents.end(), [&](const std::pair<double, double>& it) {
                return std::hypot(it.first - x, it.second - y) <= radiusM;
            });
        };
        const QJsonArray spots = truth["spots"].toArray();
        QVERIFY(!spots.isEmpty());
        for (const auto& value : spots) {
            const QJsonObject spot = value.toObject();
            QCOMPARE(static_cast<int>(within(spot["x"].toDouble(), spot["y"].toDouble(), 30.0)),
                     spot["accidents_within_30_m"].toInt());
        }
        for (const auto& [x, y] : accidents) { // and there is no other
            const bool isSown = std::any_of(spots.begin(), spots.end(), [&](const auto& spot) {
                const QJsonObject it = spot.toObject();
                return std::hypot(it["x"].toDouble() - x, it["y"].toDouble() - y) < 30.0;
            });
            QVERIFY(isSown || within(x, y, 15.0) < 5);
        }
    }
    void generationUnitsAddUp()
    {
        const QString zip = QStringLiteral("mastr/Gesamtdatenexport_20250115.zip");
        const QByteArray solar = sampleMember(zip, QStringLiteral("EinheitenSolar_1.xml"));
        QVERIFY(solar.startsWith("\xFF\xFE")); // UTF-16, little end first
        const QJsonObject told = sampleTruth(QStringLiteral("mastr"));
        const QStringList power = textsOf(solar, "Bruttoleistung");
        const QStringList state = textsOf(solar, "EinheitBetriebsstatus");
        QCOMPARE(power.size(), told["units"].toInt());
        QCOMPARE(state.count(QStringLiteral("35")), told["units_running"].toInt());
        int hidden = 0;
        double running = 0.0;
        for (qsizetype i = 0; i < power.size(); ++i) {
            hidden += power[i].toDouble() < 30.0 ? 1 : 0;
            running += state[i] == QLatin1String("35") ? power[i].toDouble() : 0.0;
        }
        QCOMPARE(hidden, told["units_under_30_kw"].toInt());
        QCOMPARE(textsOf(solar, "Laengengrad").size(), power.size() - hidden);
        QCOMPARE(textsOf(solar, "Strasse").size(), power.size() - hidden);
        double kW = 0.0;
        const QJsonObject byOrtsteil = told["gross_kw_by_ortsteil"].toObject();
        for (const auto& ortsteil : byOrtsteil) {
            kW += ortsteil.toDouble();
        }
        QVERIFY(isClose(running, kW, 0.01));
        double storage = 0.0;
        const QStringList stores =
            textsOf(sampleMember(zip, QStringLiteral("EinheitenStromSpeicher_1.xml")), "NutzbareSpeicherkapazitaet");
        for (const QString& store : stores) {
            storage += store.toDouble();
        }
        QVERIFY(isClose(storage, told["storage_kwh"].toDouble(), 0.01));
        QCOMPARE(textsOf(sampleMember(zip, QStringLiteral("AnlagenEegSolar_1.xml")), "EegMaStRNummer").size(),
                 power.size());
    }
    void theWeatherYearHasItsSums()
    {
        const QJsonObject told = sampleTruth(QStringLiteral("wetter"));
        const QStringList lines =
            QString::fromLatin1(sampleBytes(QStringLiteral("wetter/TRY2015_Musterkreis_Jahr.dat"))).split(u'\n');
        const qsizetype start = lines.indexOf(QStringLiteral("***"));
        QVERIFY(start > 0);
        const QStringList columns = lines[start - 1].split(u' ', Qt::SkipEmptyParts);
        double global = 0.0;
        double temperature = 0.0;
        int hours = 0;
        for (qsizetype i = start + 1; i < lines.size() && !lines[i].isEmpty(); ++i, ++hours) {
            const QStringList fields = lines[i].split(u' ', Qt::SkipEmptyParts);
            QCOMPARE(fields.size(), columns.size());
            global += fields[columns.indexOf(QStringLiteral("B"))].toDouble() +
                      fields[columns.indexOf(QStringLiteral("D"))].toDouble();
            temperature += fields[columns.indexOf(QStringLiteral("t"))].toDouble();
        }
        QCOMPARE(hours, 8760);
        QVERIFY(isClose(global / 1000.0, told["global_kwh_m2a"].toDouble(), 0.01));
        QVERIFY(isClose(temperature / 8760.0, told["mean_temperature_c"].toDouble(), 0.01));
    }
    void metersGasAndPricesAddUp()
    {
        const QJsonObject told = sampleTruth(QStringLiteral("energie"));
        const Table load = sampleTable(QStringLiteral("energie/lastgang_kommunal_2025.csv"));
        const QJsonObject meters = told["meters_kwh"].toObject();
        QVERIFY(!meters.isEmpty());
        for (auto meter = meters.begin(); meter != meters.end(); ++meter) {
            QVERIFY(isClose(load.sum(qPrintable(meter.key())), meter.value().toDouble(), 0.01));
        }
        double gas = 0.0;
        forEach(QStringLiteral("energie/gasverbrauch_baubloecke.gpkg"), nullptr, [&](OGRFeatureH block) {
            gas += real(block, "kwh_2024");
            QVERIFY(real(block, "anschluesse") > 4.0); // fewer are not published
        });
        QVERIFY(isClose(gas, told["gas"].toObject()["kwh_2024"].toDouble(), 0.5));
        const Table prices = sampleTable(QStringLiteral("energie/grosshandelspreise_2025.csv"));
        QCOMPARE(prices.rows.size(), 8760);
        QVERIFY(isClose(prices.sum("Deutschland/Luxemburg [€/MWh]") / 8760.0,
                        told["prices"].toObject()["mean_eur_per_mwh"].toDouble(), 1e-6));
    }
    void readingsHaveTheirCountsAndMeans()
    {
        const QJsonObject told = sampleTruth(QStringLiteral("sensoren"))["sensors"].toObject();
        QHash<QString, std::pair<int, double>> found;
        const QList<QByteArray> lines = sampleBytes(QStringLiteral("sensoren/messwerte_2025_lang.csv")).split('\n');
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const QList<QByteArray> fields = lines[i].split(',');
            if (fields.size() == 5) {
                auto& [count, sum] = found[QString::fromUtf8(fields[1])];
                ++count;
                sum += fields[3].toDouble();
            }
        }
        QCOMPARE(found.size(), told.size());
        for (auto sensor = found.begin(); sensor != found.end(); ++sensor) {
            const QJsonObject it = told[sensor.key()].toObject();
            QCOMPARE(sensor->first, it["present"].toInt());
            QVERIFY(isClose(sensor->second / sensor->first, it["mean_as_delivered"].toDouble(), 1e-6));
            QCOMPARE(it["faults"].toArray().size(), 4);
        }
        const Table wide = sampleTable(QStringLiteral("sensoren/messwerte_2025_breit.csv"));
        QCOMPARE(wide.rows.size(), 35040);
        QHash<QString, int> times; // in October an hour comes twice, in March one does not come
        for (const QStringList& row : wide.rows) {
            ++times[row.front()];
        }
        QVERIFY(!times.contains(QStringLiteral("30.03.2025 02:15")));
        QCOMPARE(times.value(QStringLiteral("26.10.2025 02:15")), 2);
    }
    void adviceHasItsCasesAndTwins()
    {
        const QJsonObject told = sampleTruth(QStringLiteral("beratung"));
        const Table indicators = sampleTable(QStringLiteral("beratung/gemeindeindikatoren.csv"));
        QCOMPARE(indicators.rows.size(), 60);
        QCOMPARE(indicators.sum("Einwohner"), told["inhabitants"].toDouble());
        QHash<QString, QStringList> byAgs;
        QSet<QString> names;
        for (const QStringList& row : indicators.rows) {
            byAgs.insert(row[0], row);
            names.insert(row[1]);
        }
        QCOMPARE(names.size(), 60);
        const QJsonArray twins = told["twins"].toArray();
        QCOMPARE(twins.size(), 6);
        for (const auto& twin : twins) {
            const double one = byAgs[twin.toArray()[0].toString()][2].toDouble();
            const double other = byAgs[twin.toArray()[1].toString()][2].toDouble();
            QVERIFY(std::abs(one - other) < 0.01 * one);
        }
        const QJsonArray cases =
            QJsonDocument::fromJson(sampleBytes(QStringLiteral("beratung/foerderfaelle.json"))).array();
        const QJsonArray answers = told["funding"].toArray();
        QCOMPARE(cases.size(), answers.size());
        for (qsizetype i = 0; i < cases.size(); ++i) {
            const QJsonObject answer = answers[i].toObject();
            QCOMPARE(answer["grant_eur"].toInt() + answer["own_share_eur"].toInt(),
                     cases[i].toObject()["cost_eur"].toInt());
        }
    }
};

QTEST_GUILESS_MAIN(SumsTest)
#include "sums_test.moc"
