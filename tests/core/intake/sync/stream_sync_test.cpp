// SPDX-License-Identifier: GPL-3.0-or-later
// The golden case of synchronisation against a service in this process: 6 streams × 7 days × 15 min, and with
// WB_CAMPAIGN=1 in the environment 200 streams × 1 year × 15 min.
#include "core/base/utc_time.h"
#include "core/intake/series/stamp.h"
#include "core/intake/sync/stream_sync.h"

#include <QTest>

#include <algorithm>
#include <set>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

constexpr std::int64_t kStepS = 900;
constexpr std::int64_t kStartS = 1'729'468'800; // 2024-10-21: summer time ends on the 27th

/// Answers as a FROST server does, with the troubles that a network has.
class Service {
public:
    Service(int streams, std::int64_t readings) : m_streams(streams), m_readings(readings) {}

    Result<FetchAnswer> operator()(const std::string& url)
    {
        ++requests;
        if (failures.contains(requests)) {
            return Error{.code = ErrorCode::Io, .message = {"Zeitüberschreitung", "timed out"}, .subject = url};
        }
        if (url.find("/Observations") != std::string::npos) {
            return observations(url);
        }
        return FetchAnswer{.body = datastreams(url)};
    }
    void grow(std::int64_t readings) { m_readings += readings; }

    std::set<int> failures; ///< by number of the request
    int requests = 0;
    std::int64_t served = 0;
    int repeatOnce = -1;      ///< the stream whose second page comes twice
    bool offsets = false;     ///< stamps in German clock time with their offset, across its change
    std::string lostNextLink; ///< where pages lead instead

private:
    static std::int64_t numberBehind(const std::string& url, const std::string& mark, std::int64_t otherwise)
    {
        const std::size_t at = url.find(mark);
        return at == std::string::npos ? otherwise : std::stoll(url.substr(at + mark.size()));
    }
    std::string datastreams(const std::string& url) const
    {
        constexpr int kOnAPage = 100;
        const auto skip = static_cast<int>(numberBehind(url, "$skip=", 0));
        std::string body = "{";
        if (skip + kOnAPage < m_streams) {
            body += "\"@iot.nextLink\":\"http://dienst.test/v1.1/Datastreams?$skip=" + std::to_string(skip + kOnAPage) +
                    "\",";
        }
        body += "\"value\":[";
        for (int i = skip; i < std::min(skip + kOnAPage, m_streams); ++i) {
            const std::string id = std::to_string(i + 1);
            body += (i == skip ? "" : ",") + std::string("{\"@iot.id\":") + id + ",\"name\":\"Strom " + id +
                    "\",\"unitOfMeasurement\":{\"name\":\"x\",\"symbol\":\"ug/m3\"},\"ObservedProperty\":{\"name\":"
                    "\"NO2\"},\"Thing\":{\"@iot.id\":" +
                    id + ",\"name\":\"Ort " + id +
                    "\",\"Locations\":[{\"location\":{\"type\":\"Point\",\"coordinates\":[8.6,49.8]}}]}}";
        }
        return body + "]}";
    }
    std::string stampOf(std::int64_t utcS) const
    {
        constexpr std::int64_t kChangeS = 1'729'990'800; // 2024-10-27 01:00 UTC
        if (!offsets) {
            return isoUtc(UtcSeconds{std::chrono::seconds(utcS)});
        }
        const std::int64_t offset = utcS < kChangeS ? 7200 : 3600;
        std::string text = isoUtc(UtcSeconds{std::chrono::seconds(utcS + offset)});
        text.pop_back();
        return text + (offset == 7200 ? "+02:00" : "+01:00");
    }
    Result<FetchAnswer> observations(const std::string& url)
    {
        const std::int64_t stream = numberBehind(url, "Datastreams(", 0);
        const std::int64_t top = numberBehind(url, "$top=", 100);
        const std::int64_t skip = numberBehind(url, "$skip=", 0);
        const std::size_t filter = url.find("%20gt%20");
        std::int64_t first = 0;
        if (filter != std::string::npos) {
            const auto behind = stampFrom(url.substr(filter + 8, 20));
            first = (behind->localS - kStartS) / kStepS + 1;
        }
        const std::int64_t from = std::max<std::int64_t>(first + skip, 0);
        const std::int64_t to = std::min(from + top, m_readings);
        std::string body = "{";
        if (to < m_readings) {
            const std::size_t old = url.find("&$skip=");
            const bool repeats = stream == repeatOnce && skip == top && !m_repeated;
            m_repeated = m_repeated || repeats;
            const std::int64_t next = repeats ? skip : skip + top;
            body += "\"@iot.nextLink\":\"" +
                    (lostNextLink.empty()
                         ? url.substr(0, old) + "&$skip=" + std::to_string(next) + (repeats ? "&again=1" : "")
                         : lostNextLink) +
                    "\",";
        }
        body += "\"value\":[";
        for (std::int64_t i = from; i < to; ++i) {
            body += (i == from ? "" : ",") + std::string("{\"phenomenonTime\":\"") + stampOf(kStartS + i * kStepS) +
                    "\",\"result\":" + std::to_string((i * 7 + stream) % 100) + "}";
            ++served;
        }
        return FetchAnswer{.body = body + "]}"};
    }

    int m_streams;
    std::int64_t m_readings;
    bool m_repeated = false;
};

SyncSource source(std::int64_t pageSize = 200)
{
    return {.serviceUrl = "http://dienst.test/v1.1", .set = "luft", .title = "Luft", .pageSize = pageSize};
}

} // namespace

class StreamSyncTest : public QObject {
    Q_OBJECT

    int m_waits = 0;

    Result<SyncReport> sync(workspace::Workspace& project, Service& service, std::int64_t pageSize = 200)
    {
        WB_TRY(auto store, series::SeriesStore::open(project));
        StreamSync run(store, source(pageSize), std::ref(service), [this](std::chrono::milliseconds) { ++m_waits; });
        Job job;
        return run.run(job);
    }
    static bool isWhole(workspace::Workspace& project, std::size_t streams, std::int64_t readings)
    {
        auto opened = series::SeriesStore::open(project);
        if (!opened) {
            return false;
        }
        auto store = std::move(opened).value();
        const auto all = store.series("luft");
        if (!all || all->size() != streams) {
            return false;
        }
        return std::ranges::all_of(*all, [&](const series::SeriesDescription& one) {
            const auto scanned = store.scan(one.id);
            if (!scanned || scanned->size() != static_cast<std::size_t>(readings)) {
                return false;
            }
            for (std::size_t i = 0; i < scanned->size(); ++i) {
                const auto at = static_cast<std::int64_t>(i);
                const double value = static_cast<double>((at * 7 + std::stoll(one.key)) % 100);
                if ((*scanned)[i] != series::Reading{.utcS = kStartS + at * kStepS, .value = value}) {
                    return false;
                }
            }
            return true;
        });
    }

private slots:
    void theSecondRunFetchesOnlyWhatIsNew()
    {
        const bool isCampaign = qEnvironmentVariableIsSet("WB_CAMPAIGN");
        const int streams = isCampaign ? 200 : 6;
        const std::int64_t readings = isCampaign ? 365 * 96 : 7 * 96;
        const std::int64_t pageSize = isCampaign ? 5000 : 200;
        test::TemporaryProject temporary;
        Service service(streams, readings);
        service.failures = {3, 9, 15};
        service.repeatOnce = 5;
        service.offsets = true;
        WB_VALUE(const auto first, sync(temporary.project(), service, pageSize));
        QCOMPARE(first.streams, std::int64_t{streams});
        QCOMPARE(first.retries, std::int64_t{3});
        QCOMPARE(m_waits, 3);
        QVERIFY(first.unfinished.empty());
        QCOMPARE(first.added, streams * readings);
        QVERIFY(first.repeated > 0); // the page that came twice
        QVERIFY(isWhole(temporary.project(), static_cast<std::size_t>(streams), readings));

        WB_VALUE(const auto nothing, sync(temporary.project(), service, pageSize));
        QCOMPARE(nothing.fetched, std::int64_t{0});
        service.grow(4);
        service.served = 0;
        WB_VALUE(const auto second, sync(temporary.project(), service, pageSize));
        QCOMPARE(service.served, std::int64_t{streams} * 4);
        QCOMPARE(second.added, std::int64_t{streams} * 4);
        QCOMPARE(second.repeated, std::int64_t{0});
        QVERIFY(isWhole(temporary.project(), static_cast<std::size_t>(streams), readings + 4));
    }
    void whereverItBreaksOffTheNextRunGoesOn()
    {
        constexpr int kRequests = 5; // of a whole run: one list, two streams of two pages
        for (int broken = 1; broken <= kRequests; ++broken) {
            test::TemporaryProject temporary;
            Service service(2, 150);
            for (int i = broken; i < broken + 4; ++i) { // all tries
                service.failures.insert(i);
            }
            const auto first = sync(temporary.project(), service, 100);
            QVERIFY(broken > 1 ? first.has_value() : first.error().code == ErrorCode::Io);
            WB_VALUE(const auto second, sync(temporary.project(), service, 100));
            QVERIFY(second.unfinished.empty());
            QVERIFY2(isWhole(temporary.project(), 2, 150), qPrintable(QString::number(broken)));
        }
    }
    void aStreamThatCannotBeFetchedDoesNotStopTheOthers()
    {
        test::TemporaryProject temporary;
        Service service(3, 50);
        service.failures = {2, 3, 4, 5};
        WB_VALUE(const auto report, sync(temporary.project(), service));
        QCOMPARE(report.unfinished.size(), std::size_t{1});
        QCOMPARE(report.added, std::int64_t{100});
    }
    void otherServersAreNotFollowed()
    {
        test::TemporaryProject temporary;
        Service service(1, 500);
        service.lostNextLink = "http://anderswo.test/v1.1/Datastreams(1)/Observations";
        const auto report = sync(temporary.project(), service);
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().code, ErrorCode::Refused);
    }
    void aPageThatLeadsToItselfEndsItsStream()
    {
        test::TemporaryProject temporary;
        Service service(1, 500);
        service.lostNextLink = "/v1.1/Datastreams(1)/Observations?$top=200";
        WB_VALUE(const auto report, sync(temporary.project(), service));
        QVERIFY(report.pages <= 4);
    }
    void answersThatAreNoSensorThingsAreRefused()
    {
        test::TemporaryProject temporary;
        WB_VALUE(auto store, series::SeriesStore::open(temporary.project()));
        int asked = 0;
        StreamSync run(
            store, source(),
            [&asked](const std::string&) -> Result<FetchAnswer> {
                ++asked;
                return FetchAnswer{.body = "<html>Anmeldung</html>"};
            },
            [](std::chrono::milliseconds) {});
        Job job;
        const auto report = run.run(job);
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().code, ErrorCode::InvalidInput);
        QCOMPARE(asked, 1);
    }
    void refusalsOfTheServiceAreNotTriedAgain()
    {
        test::TemporaryProject temporary;
        WB_VALUE(auto store, series::SeriesStore::open(temporary.project()));
        int asked = 0;
        StreamSync run(
            store, source(),
            [&asked](const std::string&) -> Result<FetchAnswer> {
                ++asked;
                return FetchAnswer{.status = 403, .body = {}};
            },
            [](std::chrono::milliseconds) {});
        Job job;
        const auto report = run.run(job);
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().code, ErrorCode::Io);
        QCOMPARE(asked, 1);
    }
};

QTEST_GUILESS_MAIN(StreamSyncTest)
#include "stream_sync_test.moc"
