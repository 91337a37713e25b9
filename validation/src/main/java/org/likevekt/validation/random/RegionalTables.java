package org.likevekt.validation.random;

import java.util.Comparator;
import java.util.List;

/** Random figures by region: who makes what, who lives and works where and what they earn; registers agree exactly. */
final class RegionalTables {
    private static final double MOST_KM = 600;

    private final Recipe recipe;
    private final NationalTable national;
    private final Draw draw;
    private final List<String> regions;
    private final List<String> industries;
    private final List<String> groups;
    private final double[][] made;
    private final double[][] employed;
    private final double[][] commuters;

    RegionalTables(Recipe recipe, NationalTable national) {
        this.recipe = recipe;
        this.national = national;
        this.draw = new Draw(recipe.seed());
        this.regions = recipe.regionCodes();
        this.industries = recipe.industryCodes();
        this.groups = recipe.groupCodes();
        this.made = shares();
        this.employed = employed();
        this.commuters = commuters();
    }

    /** Share of a region in the country's industry (r,i). */
    private double[][] shares() {
        double[][] shares = new double[regions.size()][industries.size()];
        for (int i = 0; i < industries.size(); i++) {
            double total = 0;
            for (int r = 0; r < regions.size(); r++) {
                shares[r][i] = missing(r, i) ? 0 : weight(r, i);
                total += shares[r][i];
            }
            for (int r = 0; r < regions.size(); r++) {
                shares[r][i] /= total;
            }
        }
        return shares;
    }

    private double weight(int r, int i) {
        boolean everywhere =
                RandomEconomy.isLocal(industries.get(i)) || industries.get(i).equals("TRANS");
        double spread = everywhere ? 1.3 : 3;
        return draw.scaled(0.3, 3, "size", regions.get(r))
                * draw.scaled(1 / spread, spread, "location", regions.get(r), industries.get(i));
    }

    /** Transport and what is bought where it is made is everywhere; every industry is somewhere. */
    private boolean missing(int r, int i) {
        String industry = industries.get(i);
        boolean everywhere = RandomEconomy.isLocal(industry) || industry.equals("TRANS");
        String keeps = regions.stream()
                .max(Comparator.comparingDouble(region -> draw.unit("keeps", industry, region)))
                .orElseThrow();
        return recipe.missing()
                && !everywhere
                && !regions.get(r).equals(keeps)
                && draw.chance(0.3, "missing", regions.get(r), industry);
    }

    private double[][] employed() {
        double[][] persons = new double[regions.size()][industries.size()];
        for (int r = 0; r < regions.size(); r++) {
            for (int i = 0; i < industries.size(); i++) {
                double perMillion = draw.between(0.8, 2, "persons", industries.get(i));
                persons[r][i] = made[r][i] * national.compensation(i) * perMillion;
            }
        }
        return persons;
    }

    /** Persons by residence and place of work; some commute between any two regions. */
    private double[][] commuters() {
        double[][] persons = new double[regions.size()][regions.size()];
        for (int s = 0; s < regions.size(); s++) {
            double home = 1;
            for (int r = 0; r < regions.size(); r++) {
                double share = r == s ? 0 : draw.between(0.02, 0.08, "commutes", regions.get(r), regions.get(s));
                persons[r][s] = share * workers(s);
                home -= share;
            }
            persons[s][s] = home * workers(s);
        }
        return persons;
    }

    private double workers(int s) {
        return sum(employed[s]);
    }

    private double residents(int r) {
        return sum(commuters[r]);
    }

    private double population(int r) {
        return residents(r) * draw.between(1.6, 2.2, "population", regions.get(r));
    }

    /** A margin that neither sellers of transport nor any buyer runs short at, all distances included. */
    double safeMargin() {
        int transport = industries.indexOf("TRANS");
        double safe = national.leastTransport();
        for (int s = 0; s < regions.size(); s++) {
            double goods = 0;
            for (int j = 0; j < industries.size(); j++) {
                goods += j == transport ? 0 : made[s][j] * (national.output(j) - national.exports(j));
            }
            double services = made[s][transport] * (national.output(transport) - national.exports(transport));
            safe = Math.min(safe, services / goods);
        }
        return 0.3 * safe;
    }

    void writeTo(Tables tables) {
        writeProduction(tables);
        writePeople(tables);
        writeEducation(tables);
        writeGoodsExports(tables);
        writeCommuting(tables);
        writeIncomes(tables);
        writeYears(tables);
    }

    private void writeProduction(Tables tables) {
        tables.heading("county_value_added", "region", "industry", "value", "grade");
        tables.heading("county_employed", "region", "industry", "persons", "grade");
        tables.heading("industry_education", "industry", "group", "share");
        for (int r = 0; r < regions.size(); r++) {
            for (int i = 0; i < industries.size(); i++) {
                double value = made[r][i] * Math.abs(national.valueAdded(i));
                tables.row("county_value_added", regions.get(r), industries.get(i), value, "prior");
                tables.row("county_employed", regions.get(r), industries.get(i), employed[r][i], "prior");
            }
        }
        for (String industry : industries) {
            for (String group : groups) {
                tables.row("industry_education", industry, group, education(industry, group));
            }
        }
    }

    /** Share of a group in the employed of an industry. */
    private double education(String industry, String group) {
        double total = 0;
        for (String other : groups) {
            total += draw.scaled(0.7, 1, "education", industry, other);
        }
        return draw.scaled(0.7, 1, "education", industry, group) / total;
    }

    private void writePeople(Tables tables) {
        tables.heading(
                "county_people", "region", "population", "employed_residents", "employed_workplace", "population_2021");
        tables.heading("county_employed_residents_by_group", "region", "group", "persons");
        for (int r = 0; r < regions.size(); r++) {
            String region = regions.get(r);
            tables.row("county_people", region, population(r), residents(r), workers(r), population(r));
            double total = 0;
            for (String group : groups) {
                total += needed(r, group);
            }
            for (String group : groups) {
                double share = needed(r, group) / total;
                tables.row("county_employed_residents_by_group", region, group, share * residents(r));
            }
        }
    }

    /** Residents of a group, more or less: what industries want where residents work, so that all can be employed. */
    private double needed(int r, String group) {
        double persons = 0;
        for (int s = 0; s < regions.size(); s++) {
            for (int i = 0; i < industries.size(); i++) {
                persons += commuters[r][s] / workers(s) * employed[s][i] * education(industries.get(i), group);
            }
        }
        return persons * draw.between(0.98, 1.02, "group", regions.get(r), group);
    }

    private void writeCommuting(Tables tables) {
        tables.heading("county_commuting", "residence", "workplace", "persons");
        tables.heading("county_distances", "origin", "destination", "km");
        for (int r = 0; r < regions.size(); r++) {
            for (int s = 0; s < regions.size(); s++) {
                String here = regions.get(Math.min(r, s));
                String there = regions.get(Math.max(r, s));
                double km = r == s ? draw.between(5, 60, "km", here) : draw.between(60, MOST_KM, "km", here, there);
                tables.row("county_commuting", regions.get(r), regions.get(s), commuters[r][s]);
                tables.row("county_distances", regions.get(r), regions.get(s), km);
            }
        }
    }

    private void writeIncomes(Tables tables) {
        tables.heading("county_wages", "region", "monthly_earnings", "wage_index");
        tables.heading("county_payroll_tax", "region", "rate");
        tables.heading(
                "county_household_income_2015",
                "region",
                "population",
                "wages",
                "operating_surplus",
                "property_income",
                "pensions_benefits",
                "taxes",
                "disposable");
        for (int r = 0; r < regions.size(); r++) {
            String region = regions.get(r);
            tables.row("county_wages", region, 40000.0, pay(r) * draw.between(0.98, 1.02, "wage index", region));
            tables.row("county_payroll_tax", region, contributions(r));
            double wages = wages(r) * draw.between(0.97, 1.03, "wages", region);
            double operating = draw.between(0.05, 0.2, "operating surplus", region) * wages;
            double property = draw.between(0.05, 0.2, "property income", region) * wages;
            double pensions = pensions(r);
            // never without, for a closure may have income taxes adjust
            double rate = recipe.taxes() ? draw.between(0.1, 0.3, "income tax", region) : 0.2;
            double taxes = rate * (wages + operating + property + pensions);
            double disposable = wages + operating + property + pensions - taxes;
            tables.row(
                    "county_household_income_2015",
                    region,
                    population(r),
                    wages,
                    operating,
                    property,
                    pensions,
                    taxes,
                    disposable);
        }
    }

    private double contributions(int r) {
        return recipe.taxes() ? draw.between(0, 0.15, "payroll tax", regions.get(r)) : 0.0;
    }

    /** Pay a worker where value added is shared out as the country's, without contributions; the country's is about one. */
    private double pay(int r) {
        double paid = 0;
        for (int i = 0; i < industries.size(); i++) {
            paid += made[r][i] * national.compensation(i);
        }
        return paid / workers(r) / (1 + contributions(r));
    }

    private void writeEducation(Tables tables) {
        tables.heading(
                "county_education",
                "region",
                "compulsory",
                "upper_secondary",
                "vocational_college",
                "university_short",
                "university_long",
                "none_or_unknown");
        for (int r = 0; r < regions.size(); r++) {
            double schooled = 0;
            double graduates = 0;
            for (String group : groups) {
                boolean school = group.equals("low") || group.equals("vocational");
                schooled += school ? needed(r, group) : 0;
                graduates += school ? 0 : needed(r, group);
            }
            double missed = draw.between(0.97, 1.03, "educated", regions.get(r));
            tables.row("county_education", regions.get(r), schooled * missed, 0.0, 0.0, graduates, 0.0, 0.0);
        }
    }

    /** Exports of goods near the regions' shares of output; some are not exact. */
    private void writeGoodsExports(Tables tables) {
        tables.heading("county_goods_exports", "region", "value", "exact");
        for (int r = 0; r < regions.size(); r++) {
            double value = 0;
            for (int j = 0; j < industries.size(); j++) {
                value += RandomEconomy.isGood(industries.get(j)) ? exported(r, j) : 0;
            }
            tables.row(
                    "county_goods_exports",
                    regions.get(r),
                    1.2 * value,
                    draw.chance(0.3, "not exact", regions.get(r)) ? "no" : "yes");
        }
    }

    /** What a region could export, so that regions and products agree. */
    private double exported(int r, int j) {
        double all = 0;
        for (int s = 0; s < regions.size(); s++) {
            all += made[s][j] * eager(s, j);
        }
        return national.exports(j) * made[r][j] * eager(r, j) / all;
    }

    private double eager(int r, int j) {
        return draw.between(0.95, 1.05, "exports", regions.get(r), industries.get(j));
    }

    /** Wages of residents: each commuter takes home the mean pay of where he works. */
    private double wages(int r) {
        double wages = 0;
        for (int s = 0; s < regions.size(); s++) {
            double paid = 0;
            for (int i = 0; i < industries.size(); i++) {
                paid += made[s][i] * national.compensation(i);
            }
            wages += commuters[r][s] / workers(s) * paid;
        }
        return wages;
    }

    /** Enough for households to save a little on the whole. */
    private double pensions(int r) {
        double earned = 0;
        for (int i = 0; i < industries.size(); i++) {
            earned += national.compensation(i);
        }
        double wanted = national.consumption() - 0.75 * earned - 0.4 * national.surplus();
        double share = residents(r) / totalResidents();
        return share * Math.max(0.1 * earned, 1.4 * wanted) * draw.between(0.9, 1.1, "pensions", regions.get(r));
    }

    private double totalResidents() {
        double total = 0;
        for (int r = 0; r < regions.size(); r++) {
            total += residents(r);
        }
        return total;
    }

    private void writeYears(Tables tables) {
        tables.heading("population", "region", "year", "persons");
        tables.heading("county_product", "region", "year", "value");
        tables.heading("county_working_age", "region", "year", "age_20_66", "age_15_74");
        for (int r = 0; r < regions.size(); r++) {
            String region = regions.get(r);
            double growth = draw.between(0.99, 1.01, "growth", region);
            for (int year = 2018; year <= 2050; year++) {
                tables.row("population", region, year, population(r) * Math.pow(growth, year - 2018));
            }
            for (int year = 2008; year <= 2020; year++) {
                tables.row("county_product", region, year, population(r) * Math.pow(1.03, year - 2008));
            }
            for (int year = 2018; year <= 2020; year++) {
                tables.row("county_working_age", region, year, 0.6 * population(r), 0.75 * population(r));
            }
        }
        tables.heading(
                "national_working_age",
                "year",
                "persons",
                "vestfold_og_telemark",
                "aged_67",
                "vestfold_og_telemark_aged_67",
                "aged_0_19",
                "vestfold_og_telemark_aged_0_19");
        for (int year = 2020; year <= 2050; year++) {
            tables.row("national_working_age", year, 1e6, 1e5, 2e5, 2e4, 2e5, 2e4);
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
