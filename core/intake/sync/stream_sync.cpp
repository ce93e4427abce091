// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/sync/stream_sync.h"

#include "core/base/utc_time.h"
#include "core/intake/series/json_values.h"
#include "core/intake/series/sensorthings.h"

#include <algorithm>
#include <set>
#include <simdjson.h>

namespace weitblick::intake {

namespace {

constexpr std::chrono::milliseconds kFirstPause{500};
constexpr int kOk = 200;
constexpr int kTimeOut = 408;
constexpr int kTooMany = 429;
constexpr int kServerError = 500;

bool isWorthAnotherTry(int status)
{
    return status == kTimeOut || status == kTooMany || status >= kServerError;
}

/// "https://host:port"
std::string_view originOf(std::string_view url)
{
    const std::size_t host = url.find("://");
    return host == std::string_view::npos ? std::string_view() : url.substr(0, url.find('/', host + 3));
}

/// Keys that are numbers stand as they are, texts in quotes.
std::string quotedKey(const std::string& key)
{
    const bool isNumber = !key.empty() && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
    if (isNumber) {
        return key;
    }
    std::string quoted = "'";
    for (const char c : key) {
        quoted += c == '\'' ? std::string("''") : std::string(1, c);
    }
    return quoted + "'";
}

std::string isoOf(std::int64_t utcS)
{
    return isoUtc(UtcSeconds{std::chrono::seconds(utcS)});
}

Error noAnswer(const std::string& url, int status)
{
    const std::string code = std::to_string(status);
    return Error{.code = ErrorCode::Io,
                 .message = {"der Dienst antwortet mit " + code, "the service answers with " + code},
                 .subject = url};
}

} // namespace

Result<std::string> StreamSync::fetched(const std::string& url, Job& job)
{
    std::chrono::milliseconds pause = kFirstPause;
    for (int attempt = 1;; ++attempt) {
        WB_CHECK(job.report(0.0, m_source.title));
        auto answer = m_fetch(url);
        const bool isGood = answer && answer->status == kOk;
        if (isGood) {
            return answer->body;
        }
        const bool again = answer ? isWorthAnotherTry(answer->status) : answer.error().code == ErrorCode::Io;
        if (!again || attempt >= m_source.tries) {
            return answer ? noAnswer(url, answer->status) : answer.error();
        }
        ++m_report.retries;
        m_wait(pause);
        pause *= 2;
    }
}

/// A service may not lead us elsewhere.
Result<std::string> StreamSync::nextOf(const std::string& link) const
{
    const std::string_view origin = originOf(m_source.serviceUrl);
    if (link.empty() || originOf(link) == origin) {
        return link;
    }
    if (link.front() == '/' && !link.starts_with("//")) {
        return std::string(origin) + link;
    }
    return Error{.code = ErrorCode::Refused,
                 .message = {"der Dienst verweist auf einen anderen Server (" + link.substr(0, 100) + ")",
                             "the service leads to another server (" + link.substr(0, 100) + ")"},
                 .subject = m_source.serviceUrl,
                 .advice = {"Die Adresse des Dienstes prüfen; gegebenenfalls den anderen Server als Quelle eintragen",
                            "Check the address of the service; enter the other server as a source if it is meant"}};
}

Result<void> StreamSync::readPage(const std::string& url, const std::string& stream, Page& page, Job& job)
{
    WB_TRY(const std::string body, fetched(url, job));
    ++m_report.pages;
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (parser.parse(body).get(root) != simdjson::SUCCESS || !member(root, "value")) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Antwort ist keine Seite von SensorThings", "the answer is no SensorThings page"},
                     .subject = url};
    }
    SensorThings(page.observations).read(root, stream);
    WB_TRY(page.nextUrl, nextOf(memberText(root, "@iot.nextLink")));
    return {};
}

Result<void> StreamSync::openSet()
{
    WB_TRY(const auto sets, m_store.sets());
    const auto found = std::ranges::find(sets, m_source.set, &series::SeriesSet::name);
    m_set = found == sets.end() ? series::SeriesSet{.name = m_source.set,
                                                    .title = m_source.title,
                                                    .source = m_source.serviceUrl,
                                                    .licence = {},
                                                    .attribution = {},
                                                    .note = {}}
                                : *found;
    m_cursor = cursorFromJson(m_set.note);
    return m_store.putSet(m_set);
}

Result<void> StreamSync::store(const GatheredObservations& found)
{
    std::map<std::string, series::SiteId> sites;
    for (const ObservedSite& site : found.facts.places) {
        series::Site stored{.id = {}, .set = m_set.name, .key = site.key, .title = site.name, .note = {}};
        stored.lonDeg = site.x.value_or(stored.lonDeg);
        stored.latDeg = site.y.value_or(stored.latDeg);
        WB_TRY(sites[site.key], m_store.putSite(stored));
    }
    WB_TRY(const auto known, m_store.series(m_set.name));
    for (const ObservedStream& stream : found.facts.streams) {
        const auto before = std::ranges::find(known, stream.key, &series::SeriesDescription::key);
        series::SeriesDescription description = before == known.end() ? series::SeriesDescription{} : *before;
        description.set = m_set.name;
        description.key = stream.key;
        description.site = sites[stream.site];
        description.title = stream.title;
        description.property = stream.property;
        description.unit = stream.unit;
        description.kind = stream.kind;
        WB_TRY(m_streams[stream.key], m_store.putSeries(description));
    }
    return {};
}

Result<void> StreamSync::discover(Job& job)
{
    std::string url =
        m_source.serviceUrl + "/Datastreams?$expand=Thing($expand=Locations),ObservedProperty&$orderby=id";
    std::set<std::string> read;
    WB_TRY(auto transaction, m_store.begin());
    while (!url.empty() && read.insert(url).second) {
        Page page;
        WB_CHECK(readPage(url, {}, page, job));
        WB_CHECK(store(page.observations));
        url = page.nextUrl;
    }
    return transaction.commit();
}

std::string StreamSync::observationsUrl(const std::string& key) const
{
    std::string url = m_source.serviceUrl + "/Datastreams(" + quotedKey(key) +
                      ")/Observations?$select=phenomenonTime,result&$orderby=phenomenonTime%20asc&$top=" +
                      std::to_string(m_source.pageSize);
    if (const auto through = m_cursor.throughUtcS.find(key); through != m_cursor.throughUtcS.end()) {
        url += "&$filter=phenomenonTime%20gt%20" + isoOf(through->second - m_source.overlapS);
    }
    return url;
}

Result<void> StreamSync::storePage(const std::string& key, series::SeriesId id, const Page& page,
                                   std::optional<std::int64_t> through, Job& job)
{
    std::vector<series::Reading> readings;
    readings.reserve(page.observations.readings.size());
    for (const ObservedReading& reading : page.observations.readings) {
        readings.push_back({.utcS = reading.utcS, .value = reading.value});
    }
    Job quiet = job.quiet();
    WB_TRY(auto transaction, m_store.begin());
    WB_TRY(const auto report, m_store.append(id, readings, quiet));
    if (through) {
        std::int64_t& reached = m_cursor.throughUtcS.try_emplace(key, *through).first->second;
        reached = std::max(reached, *through);
        m_set.note = toJson(m_cursor);
        WB_CHECK(m_store.putSet(m_set));
    }
    WB_CHECK(transaction.commit());
    m_report.fetched += static_cast<std::int64_t>(readings.size());
    m_report.added += report.added;
    m_report.changed += report.changed;
    m_report.repeated += report.repeated;
    m_report.rejected += report.refused + static_cast<std::int64_t>(page.observations.rejections.size());
    return {};
}

Result<void> StreamSync::fetchStream(const std::string& key, series::SeriesId id, Job& job)
{
    std::set<std::string> read;
    std::string url = observationsUrl(key);
    std::optional<std::int64_t> newest;
    bool isOrdered = true; // otherwise what is missing shows only at the end
    while (!url.empty() && read.insert(url).second) {
        Page page;
        WB_CHECK(readPage(url, key, page, job));
        for (const ObservedReading& reading : page.observations.readings) {
            isOrdered = isOrdered && (!newest || reading.utcS >= *newest);
            newest = newest ? std::max(*newest, reading.utcS) : reading.utcS;
        }
        const bool isLast = page.nextUrl.empty() || read.contains(page.nextUrl);
        WB_CHECK(storePage(key, id, page, isOrdered || isLast ? newest : std::nullopt, job));
        url = page.nextUrl;
    }
    return {};
}

Result<SyncReport> StreamSync::run(Job& job)
{
    m_report = {};
    WB_CHECK(openSet());
    WB_CHECK(discover(job));
    m_report.streams = static_cast<std::int64_t>(m_streams.size());
    double done = 0.0;
    for (const auto& [key, id] : m_streams) {
        const double count = static_cast<double>(m_streams.size());
        Job part = job.part(done / count, (done + 1.0) / count);
        const auto outcome = fetchStream(key, id, part);
        const bool stops =
            !outcome && (outcome.error().code == ErrorCode::Cancelled || outcome.error().code == ErrorCode::Refused ||
                         outcome.error().code == ErrorCode::NoSpace || outcome.error().code == ErrorCode::Database);
        if (stops) {
            return outcome.error();
        }
        if (!outcome) {
            m_report.unfinished.emplace_back("„" + key + "“: " + outcome.error().message.de,
                                             "'" + key + "': " + outcome.error().message.en);
        }
        done += 1.0;
    }
    return m_report;
}

} // namespace weitblick::intake
