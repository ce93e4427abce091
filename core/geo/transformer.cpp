// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/crs.h"
#include "core/geo/detail/proj_handle.h"

#include <cmath>
#include <limits>

namespace weitblick::geo {

struct Transformer::State {
    detail::ProjContext context; // first: destroyed last
    detail::ProjObject operation;
    std::string name;
    std::optional<double> accuracyM;
    bool identity = false;
    bool lacksGrid = false;
};

namespace {

using Bounds = std::optional<std::array<double, 4>>;

/// What PROJ would choose if it had every grid, and what it can choose with those that are here.
struct Choice {
    std::string name;
    std::optional<double> accuracyM;
    bool lacksGrid = false;
};

std::optional<double> accuracyOf(PJ_CONTEXT& context, const PJ& operation)
{
    const double metres = proj_coordoperation_get_accuracy(&context, &operation);
    return metres >= 0.0 ? std::optional(metres) : std::nullopt;
}

Choice chooseOperation(PJ_CONTEXT& context, const PJ& from, const PJ& to, const Bounds& area)
{
    Choice choice;
    const detail::ProjFactory factory(proj_create_operation_factory_context(&context, nullptr));
    proj_operation_factory_context_set_spatial_criterion(&context, factory.get(),
                                                         PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
    proj_operation_factory_context_set_grid_availability_use(&context, factory.get(), PROJ_GRID_AVAILABILITY_IGNORED);
    if (area) {
        proj_operation_factory_context_set_area_of_interest(&context, factory.get(), (*area)[0], (*area)[1], (*area)[2],
                                                            (*area)[3]);
    }
    const detail::ProjList candidates(proj_create_operations(&context, &from, &to, factory.get()));
    const int count = candidates ? proj_list_get_count(candidates.get()) : 0;
    for (int i = 0; i < count; ++i) {
        const detail::ProjObject candidate(proj_list_get(&context, candidates.get(), i));
        if (proj_coordoperation_is_instantiable(&context, candidate.get()) != 0) {
            const char* name = proj_get_name(candidate.get());
            choice.name = name != nullptr ? name : "";
            choice.accuracyM = accuracyOf(context, *candidate);
            choice.lacksGrid = i > 0;
            break;
        }
    }
    return choice;
}

Error noOperation(const Crs& from, const Crs& to)
{
    return Error{.code = ErrorCode::UnsupportedCrs,
                 .message = {"zwischen „" + from.definition.substr(0, 80) + "“ und „" + to.definition.substr(0, 80) +
                                 "“ ist keine Umrechnung bekannt",
                             "no operation is known between '" + from.definition.substr(0, 80) + "' and '" +
                                 to.definition.substr(0, 80) + "'"},
                 .subject = from.definition.substr(0, 80)};
}

/// An operation that only renames one datum as the other is taken where there is nothing better.
detail::ProjObject createOperation(PJ_CONTEXT& context, const PJ& from, const PJ& to, const Bounds& bounds)
{
    const detail::ProjArea area(bounds ? proj_area_create() : nullptr);
    if (bounds) {
        proj_area_set_bbox(area.get(), (*bounds)[0], (*bounds)[1], (*bounds)[2], (*bounds)[3]);
    }
    for (const char* ballpark : {"ALLOW_BALLPARK=NO", "ALLOW_BALLPARK=YES"}) {
        const std::array<const char*, 2> options{ballpark, nullptr};
        const detail::ProjObject raw(proj_create_crs_to_crs_from_pj(&context, &from, &to, area.get(), options.data()));
        if (raw) {
            return detail::ProjObject(proj_normalize_for_visualization(&context, raw.get()));
        }
    }
    return nullptr;
}

} // namespace

Transformer::Transformer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Transformer::Transformer(Transformer&&) noexcept = default;
Transformer& Transformer::operator=(Transformer&&) noexcept = default;
Transformer::~Transformer() = default;

Result<Transformer> Transformer::create(const Crs& from, const Crs& to, Bounds area)
{
    auto state = std::make_unique<State>();
    state->context = detail::quietContext();
    PJ_CONTEXT& context = *state->context;
    WB_TRY(const detail::ProjObject source, detail::horizontalCrs(context, from.definition));
    WB_TRY(const detail::ProjObject target, detail::horizontalCrs(context, to.definition));
    const detail::ProjObject sourceXy(proj_normalize_for_visualization(&context, source.get()));
    const detail::ProjObject targetXy(proj_normalize_for_visualization(&context, target.get()));
    state->identity = sourceXy && targetXy &&
                      proj_is_equivalent_to_with_ctx(&context, sourceXy.get(), targetXy.get(), PJ_COMP_EQUIVALENT) != 0;
    if (state->identity) {
        state->accuracyM = 0.0;
        return Transformer(std::move(state));
    }
    Choice choice = chooseOperation(context, *source, *target, area);
    state->operation = createOperation(context, *source, *target, area);
    if (!state->operation) {
        return noOperation(from, to);
    }
    state->name = std::move(choice.name);
    state->accuracyM = choice.accuracyM;
    state->lacksGrid = choice.lacksGrid;
    return Transformer(std::move(state));
}

std::size_t Transformer::apply(std::span<double> x, std::span<double> y) const
{
    const std::size_t count = std::min(x.size(), y.size());
    std::size_t failed = 0;
    if (!m_state->identity) {
        proj_trans_generic(m_state->operation.get(), PJ_FWD, x.data(), sizeof(double), count, y.data(), sizeof(double),
                           count, nullptr, 0, 0, nullptr, 0, 0);
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (!std::isfinite(x[i]) || !std::isfinite(y[i])) {
            x[i] = y[i] = std::numeric_limits<double>::quiet_NaN();
            ++failed;
        }
    }
    return failed;
}

std::size_t Transformer::applyInterleaved(std::span<double> coordinates, std::size_t stride) const
{
    if (stride < 2 || coordinates.size() < 2) {
        return 0;
    }
    const std::size_t count = (coordinates.size() - 2) / stride + 1;
    double* x = coordinates.data();
    double* y = x + 1;
    if (!m_state->identity) {
        const std::size_t stepBytes = stride * sizeof(double);
        proj_trans_generic(m_state->operation.get(), PJ_FWD, x, stepBytes, count, y, stepBytes, count, nullptr, 0, 0,
                           nullptr, 0, 0);
    }
    std::size_t failed = 0;
    for (std::size_t i = 0; i < count; ++i) {
        double& px = x[i * stride];
        double& py = y[i * stride];
        if (!std::isfinite(px) || !std::isfinite(py)) {
            px = py = std::numeric_limits<double>::quiet_NaN();
            ++failed;
        }
    }
    return failed;
}

bool Transformer::isIdentity() const
{
    return m_state->identity;
}

std::string Transformer::operation() const
{
    return m_state->name;
}

std::optional<double> Transformer::accuracyM() const
{
    return m_state->accuracyM;
}

bool Transformer::lacksGrid() const
{
    return m_state->lacksGrid;
}

} // namespace weitblick::geo
