package org.likevekt.validation.random;

import java.util.List;
import org.likevekt.data.RegionalAccounts;

/** Writes the tables of a random country; every figure is drawn by name, so the same recipe gives the same tables. */
public final class RandomEconomy {
    private static final List<String> RESOURCES = List.of("JORD", "FISK", "OLJE", "KRAFT");
    private static final List<String> PUBLIC = List.of("OFFADM", "HELSE");
    private static final List<String> LOCAL = List.of("BOLIG", "BYGG", "OFFADM", "HELSE");
    private static final List<String> GOODS = List.of("JORD", "FISK", "KJEM", "VERK");
    private static final List<String> NESTS = List.of(
            "capital_labour",
            "with_energy",
            "with_materials",
            "labour_groups",
            "energy",
            "materials",
            "foreign",
            "export",
            "regional");

    /** So near to 1 that a power of 1 / (1 - sigma) would lose most digits. */
    private static final List<Double> NEAR_ONE = List.of(1 - 1e-3, 1 + 1e-3, 1 - 1e-6, 1 + 1e-6, 1 - 1e-9, 1 + 1e-9);

    /** A saving rate with which the accounts of every country can be built; the final one is found from them. */
    private static final double PROVISIONAL = 0.5;

    private final Recipe recipe;
    private final Draw draw;
    private final List<String> industries;
    private final List<String> groups;
    private final Tables tables = new Tables();

    private RandomEconomy(Recipe recipe) {
        this.recipe = recipe;
        this.draw = new Draw(recipe.seed());
        this.industries = recipe.industryCodes();
        this.groups = recipe.groupCodes();
    }

    /** The tables of a recipe. */
    public static Tables tables(Recipe recipe) {
        RandomEconomy economy = new RandomEconomy(recipe);
        economy.writeClassifications();
        NationalTable national = new NationalTable(recipe);
        national.writeTo(economy.tables);
        RegionalTables regional = new RegionalTables(recipe, national);
        regional.writeTo(economy.tables);
        economy.writeElasticities();
        economy.writeTrade(regional.safeMargin());
        economy.writeParameters(national);
        economy.writeSectors(national, PROVISIONAL);
        economy.writeCatalogue();
        economy.writeSectors(national, economy.savingRate());
        return economy.tables;
    }

    /** Whether a product is bought where it is made; such industries are in every region. */
    static boolean isLocal(String product) {
        return LOCAL.contains(product);
    }

    /** Whether the exports of goods by region count a product. */
    static boolean isGood(String product) {
        return GOODS.contains(product);
    }

    private void writeClassifications() {
        tables.heading("regions", "region", "name");
        recipe.regionCodes().forEach(code -> tables.row("regions", code, "Region " + code));
        tables.heading("industries", "industry", "name", "norwegian_name", "sector", "public", "nace");
        for (String code : industries) {
            String sector = code.equals("OLJE") ? "petroleum" : "mainland";
            tables.row("industries", code, code, code, sector, PUBLIC.contains(code) ? "yes" : "no", "drawn");
        }
        tables.heading(
                "groups",
                "group",
                "name",
                "norwegian_name",
                "short_name",
                "norwegian_short_name",
                "education",
                "relative_earnings",
                "migration_response");
        for (String code : groups) {
            double earnings = code.equals("vocational") ? 1 : draw.between(0.5, 1.8, "earnings", code);
            String education = code.equals("low") || code.equals("vocational") ? "compulsory" : "university_short";
            double response = draw.between(0, 0.05, "migration", code);
            tables.row("groups", code, code, code, code, code, education, earnings, response);
        }
        tables.heading("final_uses", "use", "name");
        NationalTable.FINAL_USES.forEach(use -> tables.row("final_uses", use, use));
        tables.heading("primary_inputs", "input", "name");
        List.of("PRODUCT_TAX", "COMPENSATION", "PRODUCTION_TAX", "DEPRECIATION", "NET_SURPLUS", "OUTPUT")
                .forEach(input -> tables.row("primary_inputs", input, input));
    }

    private void writeElasticities() {
        tables.heading("national_fuel_share", "industry", "not_plastics", "fuels");
        for (String industry : industries) {
            tables.row(
                    "national_fuel_share", industry, draw.unit("not plastics", industry), draw.unit("fuels", industry));
        }
        tables.heading("industry_elasticities", "industry", String.join(",", NESTS), "income");
        for (String industry : industries) {
            List<Double> sigma =
                    NESTS.stream().map(nest -> elasticity(industry, nest)).toList();
            String nests = String.join(",", sigma.stream().map(String::valueOf).toList());
            tables.row("industry_elasticities", industry, nests, draw.between(0.5, 1.3, "income", industry));
        }
    }

    private double elasticity(String industry, String nest) {
        double kind = draw.unit("kind of elasticity", industry, nest);
        return switch (recipe.elasticities()) {
            case ONE -> 1;
            case MODERATE -> draw.between(0.4, 3, "elasticity", industry, nest);
            case ANY -> {
                if (kind < 0.15 && mayBeZero(industry, nest)) {
                    yield 0;
                }
                if (kind < 0.3) {
                    yield 1;
                }
                boolean near = kind < 0.4;
                yield near
                        ? draw.pick(NEAR_ONE, "near", industry, nest)
                        : draw.scaled(0.2, 6, "elasticity", industry, nest);
            }
        };
    }

    /**
     * Two fixed factors in fixed proportions have no rentals of their own, and an industry that can neither sell more
     * nor make more, whatever its price, has none; everything else may be Leontief.
     */
    private boolean mayBeZero(String industry, String nest) {
        return switch (nest) {
            case "capital_labour" -> !RESOURCES.contains(industry) && !industry.equals("BOLIG");
            case "foreign", "export" -> false;
            case "regional" -> elasticity(industry, "capital_labour") > 0;
            default -> true;
        };
    }

    private void writeTrade(double safeMargin) {
        tables.heading(
                "trade_priors",
                "product",
                "distance_exponent",
                "home_factor",
                "margin_base",
                "margin_per_1000_km",
                "local",
                "customs");
        for (String product : industries) {
            boolean carried = recipe.margins()
                    && !isLocal(product)
                    && !product.equals("TRANS")
                    && draw.chance(0.7, "carried", product);
            tables.row(
                    "trade_priors",
                    product,
                    draw.between(0.5, 2, "exponent", product),
                    recipe.homeBias() ? draw.scaled(1, 20, "home", product) : 1.0,
                    carried ? safeMargin * draw.between(0.2, 0.5, "base margin", product) : 0.0,
                    carried ? safeMargin * draw.between(0.2, 0.5, "margin by distance", product) : 0.0,
                    isLocal(product) ? "yes" : "no",
                    isGood(product) ? "yes" : "no");
        }
    }

    private void writeParameters(NationalTable national) {
        tables.heading(
                "parameters",
                "normal_return",
                "capital_tax_rate",
                "participation",
                "frisch",
                "capital_growth_response",
                "capital_growth_room",
                "public_petroleum_cash_flow");
        double surplus = Math.max(0, national.netSurplus("OLJE"));
        double response = draw.chance(0.2, "fixed investment") ? 0 : draw.between(0.1, 2, "response of capital");
        tables.row(
                "parameters",
                0.04,
                recipe.taxes() ? 0.23 : 0.0,
                0.7,
                -draw.between(2.6, 4, "frisch"),
                response,
                draw.between(0.02, 0.3, "room for growth"),
                draw.between(0.3, 0.9, "public petroleum") * surplus);
    }

    /** The country lends, borrows and has a fund. */
    private void writeSectors(NationalTable national, double savingRate) {
        double product = national.compensation() + national.surplus();
        tables.heading("fund", "value", "real_return", "withdrawal");
        tables.row(
                "fund",
                draw.between(0, 1, "fund") * product,
                draw.between(0, 0.05, "return"),
                draw.between(0, 0.05, "withdrawal"));
        tables.heading(
                "sector_accounts",
                "household_saving_rate",
                "pension_share",
                "primary_received",
                "primary_paid",
                "transfers_received",
                "transfers_paid");
        tables.row(
                "sector_accounts",
                savingRate,
                draw.between(0, 1, "pensions in transfers"),
                draw.between(0, 0.05, "primary received") * product,
                draw.between(0, 0.05, "primary paid") * product,
                draw.between(0, 0.02, "transfers received") * product,
                draw.between(0, 0.02, "transfers paid") * product);
    }

    /** The rate at which corporations keep a share of what they earn that is drawn; it closes the accounts. */
    private double savingRate() {
        RegionalAccounts accounts = tables.benchmark().accounts();
        double earned = 0;
        double afterTax = 0;
        for (int r = 0; r < accounts.regions().size(); r++) {
            for (int i = 0; i < industries.size(); i++) {
                double net = accounts.surplus().get(r, i)
                        * (1 - accounts.capitalTaxRate().get(i));
                earned += accounts.isPooled(i) ? net - accounts.depreciation().get(r, i) : 0;
            }
            afterTax += accounts.capitalPoolShare().sumOver(1).get(r)
                    * (1 - accounts.incomeTaxRate().get(r));
        }
        double consumption = accounts.disposableIncome().total() * (1 - accounts.savingRate());
        double more = accounts.sectors().retainedShare() - draw.between(0.2, 0.8, "retained");
        return 1 - consumption / (accounts.disposableIncome().total() + more * afterTax * earned);
    }

    private void writeCatalogue() {
        tables.heading("tables", "table", "title", "source", "grade", "unit", "note");
        List<String> names = tables.names();
        names.forEach(name -> tables.row("tables", name, name, "drawn at random", "prior", "-", "-"));
    }
}
