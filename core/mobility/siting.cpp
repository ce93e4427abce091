// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/siting.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace weitblick::mobility {

namespace {

constexpr double kMostChoices = 300'000.0;

/// Looks for choices; costs are always "less is better".
class SiteSearch {
public:
    explicit SiteSearch(const SitingTask& task) : m_task(task)
    {
        for (std::uint32_t candidate = 0; candidate < task.candidateCount; ++candidate) {
            if (!task.isMust.empty() && task.isMust[candidate] != 0) {
                m_must.push_back(candidate);
            } else if (task.isForbidden.empty() || task.isForbidden[candidate] == 0) {
                m_free.push_back(candidate);
            }
        }
    }

    [[nodiscard]] Result<void> check() const
    {
        if (m_must.size() > m_task.count || m_must.size() + m_free.size() < m_task.count) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"so viele Standorte lassen sich nicht wählen: " + std::to_string(m_task.count),
                                     "so many sites cannot be chosen: " + std::to_string(m_task.count)},
                         .subject = "count",
                         .advice = {std::to_string(m_must.size()) + " müssen dabei sein, " +
                                        std::to_string(m_free.size()) + " weitere stehen zur Wahl",
                                    std::to_string(m_must.size()) + " must be among them, " +
                                        std::to_string(m_free.size()) + " more are to choose from"}};
        }
        return {};
    }

    [[nodiscard]] double choiceCount() const
    {
        double count = 1.0;
        const std::size_t open = m_task.count - m_must.size();
        for (std::size_t i = 0; i < open; ++i) {
            count *= double(m_free.size() - i) / double(i + 1);
        }
        return count;
    }

    Result<SitingChoice> tryAll(Job& job) const
    {
        std::vector<std::size_t> picks(m_task.count - m_must.size());
        for (std::size_t i = 0; i < picks.size(); ++i) {
            picks[i] = i;
        }
        SitingChoice best{.value = std::numeric_limits<double>::infinity(), .isOptimal = true};
        const double all = choiceCount();
        for (double tried = 0.0;; ++tried) {
            if (static_cast<std::int64_t>(tried) % 256 == 0) {
                WB_CHECK(job.report(std::min(1.0, tried / all), "sites"));
            }
            std::vector<std::uint32_t> sites = m_must;
            for (const std::size_t pick : picks) {
                sites.push_back(m_free[pick]);
            }
            const double value = costOf(sites);
            if (value < best.value) {
                best.value = value;
                best.sites = std::move(sites);
            }
            if (!next(picks)) {
                return finished(std::move(best));
            }
        }
    }

    /// The best of several beginnings: one without a first site, and one with each of the free ones (the first 24).
    Result<SitingChoice> improve(Job& job) const
    {
        constexpr std::size_t kMostBeginnings = 24;
        const std::size_t open = m_task.count - m_must.size();
        const std::size_t count = open == 0 ? 1 : 1 + std::min(kMostBeginnings, m_free.size());
        SitingChoice best;
        for (std::size_t i = 0; i < count; ++i) {
            Job part = job.part(double(i) / double(count), double(i + 1) / double(count));
            std::vector<std::uint32_t> sites = m_must;
            if (i > 0) {
                sites.push_back(m_free[(i - 1) * m_free.size() / (count - 1)]);
            }
            WB_TRY(SitingChoice choice, improved(std::move(sites), part));
            if (i == 0 || choice.value < best.value) {
                best = std::move(choice);
            }
        }
        return finished(std::move(best));
    }

private:
    Result<SitingChoice> improved(std::vector<std::uint32_t> sites, Job& job) const
    {
        SitingChoice choice{.sites = std::move(sites)};
        while (choice.sites.size() < m_task.count) { // the one that helps most, again and again
            WB_CHECK(job.report(0.5 * double(choice.sites.size()) / double(m_task.count), "sites"));
            choice.sites.push_back(bestAddition(choice.sites));
        }
        choice.value = costOf(choice.sites);
        for (bool isBetter = true; isBetter;) {
            isBetter = false;
            for (std::size_t place = m_must.size(); place < choice.sites.size(); ++place) {
                WB_CHECK(job.report(0.5 + 0.5 * double(place) / double(choice.sites.size()), "sites"));
                std::vector<std::uint32_t> rest = choice.sites;
                rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(place));
                const std::uint32_t other = bestAddition(rest);
                rest.push_back(other);
                const double value = costOf(rest);
                if (value < choice.value - 1e-9 * std::abs(choice.value)) {
                    choice.sites[place] = other;
                    choice.value = value;
                    isBetter = true;
                }
            }
        }
        return choice;
    }

    /// What one who is to be served costs with that way: less is better for both goals.
    [[nodiscard]] double costOfWay(std::size_t demand, std::uint32_t way) const
    {
        if (m_task.goal == SitingGoal::MostCovered) {
            return way <= m_task.standard ? -m_task.weights[demand] : 0.0;
        }
        return m_task.weights[demand] * double(std::min(way, m_task.longest));
    }
    [[nodiscard]] std::uint32_t way(std::size_t demand, std::uint32_t site) const
    {
        return m_task.costs[demand * m_task.candidateCount + site];
    }
    [[nodiscard]] std::vector<std::uint32_t> shortestWays(const std::vector<std::uint32_t>& sites) const
    {
        std::vector<std::uint32_t> ways(m_task.weights.size(), std::numeric_limits<std::uint32_t>::max());
        for (std::size_t demand = 0; demand < ways.size(); ++demand) {
            for (const std::uint32_t site : sites) {
                ways[demand] = std::min(ways[demand], way(demand, site));
            }
        }
        return ways;
    }
    [[nodiscard]] double costOf(const std::vector<std::uint32_t>& sites) const
    {
        double sum = 0.0;
        const std::vector<std::uint32_t> ways = shortestWays(sites);
        for (std::size_t demand = 0; demand < ways.size(); ++demand) {
            sum += costOfWay(demand, ways[demand]);
        }
        return sum;
    }
    [[nodiscard]] std::uint32_t bestAddition(const std::vector<std::uint32_t>& sites) const
    {
        const std::vector<std::uint32_t> ways = shortestWays(sites);
        double best = std::numeric_limits<double>::infinity();
        std::uint32_t chosen = m_free.front();
        for (const std::uint32_t candidate : m_free) {
            if (std::ranges::find(sites, candidate) != sites.end()) {
                continue;
            }
            double sum = 0.0;
            for (std::size_t demand = 0; demand < ways.size(); ++demand) {
                sum += costOfWay(demand, std::min(ways[demand], way(demand, candidate)));
            }
            if (sum < best) {
                best = sum;
                chosen = candidate;
            }
        }
        return chosen;
    }
    /// The next combination in order; false behind the last.
    bool next(std::vector<std::size_t>& picks) const
    {
        for (std::size_t i = picks.size(); i-- > 0;) {
            if (picks[i] + (picks.size() - i) < m_free.size()) {
                ++picks[i];
                for (std::size_t j = i + 1; j < picks.size(); ++j) {
                    picks[j] = picks[j - 1] + 1;
                }
                return true;
            }
        }
        return false;
    }
    /// In order, with what each site is worth, and the value as people understand it.
    [[nodiscard]] SitingChoice finished(SitingChoice choice) const
    {
        std::ranges::sort(choice.sites);
        for (std::size_t i = 0; i < choice.sites.size(); ++i) {
            std::vector<std::uint32_t> rest = choice.sites;
            rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
            choice.losses.push_back(costOf(rest) - choice.value);
        }
        choice.value = std::abs(choice.value);
        return choice;
    }

    const SitingTask& m_task;
    std::vector<std::uint32_t> m_must;
    std::vector<std::uint32_t> m_free;
};

} // namespace

Result<SitingChoice> bestSites(const SitingTask& task, Job& job)
{
    const SiteSearch search(task);
    WB_CHECK(search.check());
    return search.choiceCount() <= kMostChoices ? search.tryAll(job) : search.improve(job);
}

Result<SitingChoice> goodSites(const SitingTask& task, Job& job)
{
    const SiteSearch search(task);
    WB_CHECK(search.check());
    return search.improve(job);
}

} // namespace weitblick::mobility
