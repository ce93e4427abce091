// SPDX-License-Identifier: GPL-3.0-or-later
// weitblick-sample --size village|town|district --seed N --out DIR
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <iostream>
#include <map>

#include "sample_data/output/products.h"

namespace {

int generate(const weitblick::sample::Settings& settings, const std::string& folder)
{
    using namespace weitblick;
    std::string last;
    Job job({}, [&](double fraction, std::string_view step) {
        if (step != last) {
            last = step;
            std::cerr << fmt::format("{:3.0f} % {}\n", fraction * 100.0, step);
        }
    });
    Job making = job.part(0.0, 0.5);
    auto region = sample::makeRegion(settings, making);
    if (!region) {
        std::cerr << region.error().message.en << '\n';
        return 1;
    }
    Job writing = job.part(0.5, 1.0);
    if (auto written = sample::writeAll(*region, folder, writing); !written) {
        std::cerr << written.error().message.en << " (" << written.error().subject << ")\n";
        return 1;
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    using weitblick::sample::PlaceSize;
    CLI::App app{"Makes the sample region Musterkreis with the right answers beside each file."};
    weitblick::sample::Settings settings;
    std::string folder;
    const std::map<std::string, PlaceSize> sizes{
        {"village", PlaceSize::Village}, {"town", PlaceSize::Town}, {"district", PlaceSize::District}};
    app.add_option("--size", settings.size, "village, town or district")
        ->transform(CLI::CheckedTransformer(sizes))
        ->required();
    app.add_option("--seed", settings.seed, "number that decides everything that is left to chance")
        ->capture_default_str();
    app.add_option("--series", settings.sensorSeries,
                   "number of sensor series of 35,040 readings; 0: as the size has it")
        ->check(CLI::Range(0, 5000));
    app.add_option("--out", folder, "folder for the files; made where it is not there")->required();
    CLI11_PARSE(app, argc, argv);
    return generate(settings, folder);
}
