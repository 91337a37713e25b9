package org.likevekt.data;

import java.util.ArrayList;
import java.util.List;

/** Checks that tables agree with themselves and with each other. */
final class TableBalances {
    /** Largest imbalance of the national table, relative to output. */
    private static final double BALANCE = 1e-6;

    /** Largest distance of an industry's education shares from one: they are written with four decimals. */
    private static final double SHARE_SUM = 5e-4;

    /** Largest difference between two registers of the same people, relative. */
    private static final double SAME_PEOPLE = 0.01;

    /** Largest difference between employment of the national accounts, which counts visitors, and of the register. */
    private static final double OTHER_DEFINITION = 0.2;

    /** Largest difference between an industry in the county accounts and in the national table, relative: 1.5 % in our own tables. */
    private static final double OTHER_VINTAGE = 0.05;

    /** Most persons that value added may suggest where employment is published as zero for rounding. */
    private static final double HIDDEN = 500;

    private final Dataset data;
    private final List<Finding> findings = new ArrayList<>();

    private TableBalances(Dataset data) {
        this.data = data;
    }

    static List<Finding> check(Dataset data) {
        TableBalances balances = new TableBalances(data);
        for (String industry : data.industries().codes()) {
            balances.checkUse(industry);
            balances.checkCosts(industry);
            balances.checkEducation(industry);
            balances.checkCounties(industry);
        }
        balances.checkSigns("national_domestic_use.csv", data.nationalDomesticUse());
        balances.checkSigns("national_imported_use.csv", data.nationalImportedUse());
        balances.checkPopulation();
        balances.checkChildren();
        balances.checkEducations();
        balances.checkPeople();
        balances.checkEmployed();
        return balances.findings;
    }

    private double input(String input, String user) {
        return data.nationalPrimaryInputs().get(input, user);
    }

    private void checkUse(String product) {
        double used = data.nationalDomesticUse().sumOver(1).get(product);
        unbalanced("national_domestic_use.csv", product, "uses of " + product, used, input("OUTPUT", product));
    }

    private void checkCosts(String industry) {
        double costs = data.nationalDomesticUse().sumOver(0).get(industry)
                + data.nationalImportedUse().sumOver(0).get(industry);
        for (String input : List.of("PRODUCT_TAX", "COMPENSATION", "PRODUCTION_TAX", "DEPRECIATION", "NET_SURPLUS")) {
            costs += input(input, industry);
        }
        unbalanced("national_primary_inputs.csv", industry, "costs of " + industry, costs, input("OUTPUT", industry));
    }

    private void unbalanced(String file, String code, String what, double sum, double output) {
        if (!(Math.abs(sum - output) <= BALANCE * Math.abs(output))) {
            findings.add(new Finding(
                    file,
                    0,
                    "value",
                    what + " that sum to " + sum,
                    "the output of " + code + ", " + output,
                    "one figure of " + code + " is off by " + (sum - output)));
        }
    }

    private void checkEducation(String industry) {
        double sum = data.educationShares().sumOver(1).get(industry);
        if (!(Math.abs(sum - 1) <= SHARE_SUM)) {
            findings.add(new Finding(
                    "industry_education.csv",
                    0,
                    "share",
                    "shares of " + industry + " that sum to " + sum,
                    "a sum of 1",
                    "one share is off by " + (sum - 1)));
        }
    }

    private void checkEducations() {
        List<String> known = data.educationLevels();
        for (List<String> levels : data.educations()) {
            for (String level : levels) {
                if (!known.contains(level)) {
                    findings.add(new Finding(
                            "groups.csv",
                            0,
                            "education",
                            "'" + level + "'",
                            "columns of county_education: " + String.join(", ", known),
                            NearestText.guess("write", level, known, "leave it out")));
                }
            }
        }
    }

    private void checkCounties(String industry) {
        double made = data.valueAdded().sumOver(0).get(industry);
        double national = Math.abs(input("COMPENSATION", industry)
                + input("PRODUCTION_TAX", industry)
                + input("DEPRECIATION", industry)
                + input("NET_SURPLUS", industry));
        // most of petroleum is made on the shelf, outside every county
        boolean isOnLand = !data.isPetroleum(data.industries().indexOf(industry));
        if (made > 0 && isOnLand && !(Math.abs(made - national) <= OTHER_VINTAGE * national)) {
            findings.add(new Finding(
                    "county_value_added.csv",
                    0,
                    "value",
                    "value added of " + industry + " that sums to " + made,
                    national + " as in national_primary_inputs.csv, give or take " + 100 * OTHER_VINTAGE + " %",
                    "one figure of " + industry + " is off by " + (made - national)));
        }
        if (!(made > 0)) {
            findings.add(new Finding(
                    "county_value_added.csv",
                    0,
                    "value",
                    "no value added of " + industry + " anywhere",
                    "some, to share out the national industry",
                    "its figures are missing at the source"));
        }
    }

    private void checkSigns(String file, Grid use) {
        double[] values = use.values();
        int inventory = data.nationalUsers().indexOf("INVENTORY");
        for (int k = 0; k < values.length; k++) {
            if (values[k] < 0 && data.nationalUsers().position(k) != inventory) {
                findings.add(new Finding(
                        file,
                        0,
                        "value",
                        values[k] + " for " + use.label(k),
                        "no negative use but INVENTORY",
                        "the sign is wrong"));
            }
        }
    }

    private void checkPopulation() {
        for (String region : data.regions().codes()) {
            double counted = data.population().get(region);
            double projected = data.populationProjection().get(region, "2018");
            if (counted != projected) {
                findings.add(new Finding(
                        "population.csv",
                        0,
                        "persons",
                        projected + " in region " + region + " in 2018",
                        counted + " as in county_people.csv",
                        "one of them is of another date or has other borders"));
            }
        }
    }

    private void checkChildren() {
        Grid people = data.populationOf2021();
        Grid grown = data.agedFrom16();
        for (String region : data.regions().codes()) {
            if (!(grown.get(region) < people.get(region))) {
                findings.add(new Finding(
                        "county_people.csv",
                        0,
                        "population_2021",
                        people.get(region) + " in region " + region,
                        "more than the " + grown.get(region) + " of 16 and over in county_education.csv",
                        "one of them is of another year or has other borders"));
            }
        }
    }

    private void checkPeople() {
        Grid residents = data.employedResidents();
        Grid workplaces = data.employedWorkplace();
        samePeople(
                "county_employed_residents_by_group.csv",
                data.employedResidentsByGroup().sumOver(1),
                residents,
                SAME_PEOPLE);
        samePeople("county_commuting.csv", data.commuting().sumOver(1), residents, SAME_PEOPLE);
        samePeople("county_commuting.csv", data.commuting().sumOver(0), workplaces, SAME_PEOPLE);
        samePeople("county_employed.csv", data.employed().sumOver(1), workplaces, OTHER_DEFINITION);
    }

    private void samePeople(String file, Grid sums, Grid people, double tolerance) {
        for (String region : data.regions().codes()) {
            double sum = sums.get(region);
            double counted = people.get(region);
            if (!(Math.abs(sum - counted) <= tolerance * counted)) {
                findings.add(new Finding(
                        file,
                        0,
                        "persons",
                        "employed of region " + region + " that sum to " + sum,
                        counted + " as in county_people.csv, give or take " + 100 * tolerance + " %",
                        "one figure of region " + region + " has lost or gained a digit"));
            }
        }
    }

    private void checkEmployed() {
        Grid employed = data.employed();
        Grid valueAdded = data.valueAdded();
        Grid nationalEmployed = employed.sumOver(0);
        Grid nationalValueAdded = valueAdded.sumOver(0);
        for (String region : data.regions().codes()) {
            for (String industry : data.industries().codes()) {
                double likely = valueAdded.get(region, industry)
                        * nationalEmployed.get(industry)
                        / nationalValueAdded.get(industry);
                if (employed.get(region, industry) == 0 && likely > HIDDEN) {
                    findings.add(new Finding(
                            "county_employed.csv",
                            0,
                            "persons",
                            "nobody employed by " + industry + " in " + region,
                            "about " + Math.round(likely) + " persons, as its value added suggests",
                            "the figure is suppressed at the source"));
                }
            }
        }
    }
}
