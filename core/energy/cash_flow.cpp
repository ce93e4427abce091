// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/cash_flow.h"

#include "core/energy/decimal.h"

#include <cmath>

namespace weitblick::energy {

namespace {

constexpr int kMostYears = 40;

/// The cash of one year in decimal numbers.
struct Flow {
    Decimal energyKwh;
    Decimal saved;
    Decimal feedIn;
    Decimal running;
    [[nodiscard]] Decimal cash() const { return saved + feedIn - running; }
};

Result<void> check(const PvInvestment& given)
{
    const double shares[] = {given.ownUseShare, given.curtailedShare, given.ownUseShare + given.curtailedShare,
                             given.usableShare, given.degradation};
    for (const double share : shares) {
        if (!(share >= 0.0 && share <= 1.0)) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"Anteile müssen zwischen 0 und 1 liegen", "shares must be between 0 and 1"}};
        }
    }
    const double numbers[] = {given.investmentEuro,   given.firstYearKwh,       given.gridEuroPerKwh,
                              given.feedInEuroPerKwh, given.runningEuroPerYear, given.priceIncrease,
                              given.discountRate};
    for (const double number : numbers) {
        if (!std::isfinite(number)) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"eine Zahl der Wirtschaftlichkeit fehlt oder ist nicht endlich",
                                     "a number of the economics is missing or not finite"}};
        }
    }
    if (given.years < 1 || given.years > kMostYears || given.discountRate <= -1.0 || given.priceIncrease <= -1.0) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"gerechnet wird über 1 bis 40 Jahre mit Sätzen über −100 %",
                                 "it takes 1 to 40 years and rates above −100 %"}};
    }
    return {};
}

std::vector<Flow> flowsOf(const PvInvestment& given)
{
    const Decimal one(1);
    const Decimal ownUse = decimalOf(given.ownUseShare);
    const Decimal savedPerKwh = ownUse * decimalOf(given.usableShare) * decimalOf(given.gridEuroPerKwh);
    const Decimal paidPerKwh = (one - ownUse - decimalOf(given.curtailedShare)) * decimalOf(given.feedInEuroPerKwh);
    const Decimal ageing = one - decimalOf(given.degradation);
    const Decimal rise = one + decimalOf(given.priceIncrease);
    Decimal energy = decimalOf(given.firstYearKwh);
    Decimal running = decimalOf(given.runningEuroPerYear);
    Decimal price = one;
    std::vector<Flow> flows;
    flows.reserve(static_cast<std::size_t>(given.years));
    for (int year = 0; year < given.years; ++year) {
        flows.push_back({energy, energy * savedPerKwh * price, energy * paidPerKwh, running});
        energy *= ageing;
        running *= rise;
        price *= rise;
    }
    return flows;
}

/// When a balance that starts at −investment reaches 0.
class Payback {
public:
    explicit Payback(const Decimal& investment) : m_balance(-investment)
    {
        if (m_balance >= 0) {
            m_years = 0.0;
        }
    }
    void add(const Decimal& cash)
    {
        if (!m_years && cash > 0 && m_balance + cash >= 0) {
            m_years = m_year + Decimal(-m_balance / cash).convert_to<double>();
        }
        m_balance += cash;
        m_year += 1.0;
    }
    [[nodiscard]] const Decimal& balance() const { return m_balance; }
    [[nodiscard]] std::optional<double> years() const { return m_years; }

private:
    Decimal m_balance;
    double m_year = 0.0;
    std::optional<double> m_years;
};

double presentValue(double investment, const std::vector<double>& cash, double rate)
{
    double value = 0.0;
    for (auto year = cash.rbegin(); year != cash.rend(); ++year) {
        value = (value + *year) / (1.0 + rate);
    }
    return value - investment;
}

std::optional<double> internalRateOf(double investment, const std::vector<double>& cash)
{
    constexpr double kLowest = -0.5;
    constexpr double kHighest = 1.0;
    constexpr int kHalvings = 60;
    double low = kLowest;
    double high = kHighest;
    if (!(presentValue(investment, cash, low) > 0.0 && presentValue(investment, cash, high) < 0.0)) {
        return std::nullopt;
    }
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = (low + high) / 2.0;
        (presentValue(investment, cash, middle) > 0.0 ? low : high) = middle;
    }
    return low;
}

CashYear yearOf(int year, const Flow& flow, const Decimal& discounted, const Decimal& balance)
{
    return {.year = year,
            .energyKwh = flow.energyKwh.convert_to<double>(),
            .savedEuro = centsExact(flow.saved),
            .feedInEuro = centsExact(flow.feedIn),
            .runningEuro = centsExact(flow.running),
            .cashEuro = centsExact(flow.cash()),
            .discountedEuro = centsExact(discounted),
            .balanceEuro = centsExact(balance)};
}

} // namespace

Result<PvEconomics> pvEconomics(const PvInvestment& investment, CashDetail detail)
{
    WB_CHECK(check(investment));
    const std::vector<Flow> flows = flowsOf(investment);
    const Decimal invested = decimalOf(investment.investmentEuro);
    const Decimal yearsDiscount = Decimal(1) / (Decimal(1) + decimalOf(investment.discountRate));
    Decimal discount(1);
    Decimal energy(0);
    Decimal cost = invested;
    Decimal discountedEnergy(0);
    Payback plain(invested);
    Payback discounted(invested);
    std::vector<double> cash;
    PvEconomics result;
    for (const Flow& flow : flows) {
        discount *= yearsDiscount;
        const Decimal now = flow.cash();
        const Decimal present = now * discount;
        energy += flow.energyKwh;
        cost += flow.running * discount;
        discountedEnergy += flow.energyKwh * discount;
        plain.add(now);
        discounted.add(present);
        cash.push_back(now.convert_to<double>());
        if (detail == CashDetail::EveryYear) {
            result.years.push_back(yearOf(static_cast<int>(cash.size()), flow, present, plain.balance()));
        }
    }
    result.netPresentValueEuro = centsExact(discounted.balance());
    result.firstYearEuro = centsExact(flows.front().cash());
    result.paybackYears = plain.years();
    result.discountedPaybackYears = discounted.years();
    if (discountedEnergy > 0) {
        result.costEuroPerKwh = Decimal(cost / discountedEnergy).convert_to<double>();
    }
    result.internalRate = internalRateOf(investment.investmentEuro, cash);
    result.energyKwh = energy.convert_to<double>();
    return result;
}

} // namespace weitblick::energy
