package org.likevekt.validation.random;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A random balanced input-output table: what is used follows from demand, what is earned is what output leaves. */
final class NationalTable {
    static final List<String> FINAL_USES =
            List.of("HOUSEHOLDS", "NON_PROFIT", "GOVERNMENT", "INVESTMENT", "INVENTORY", "EXPORT");
    private static final Map<String, Double> SPENDING =
            Map.of("HOUSEHOLDS", 45e3, "NON_PROFIT", 2e3, "GOVERNMENT", 20e3, "INVESTMENT", 22e3, "EXPORT", 30e3);
    private static final String TRANSPORT = "TRANS";

    private final Recipe recipe;
    private final Draw draw;
    private final List<String> products;
    private final Map<String, double[]> domestic = new LinkedHashMap<>();
    private final Map<String, double[]> imported = new LinkedHashMap<>();
    private final double[] output;
    private final double[] surplus;
    private final double[] depreciation;
    private final double[] compensation;
    private final double[] productionTax;

    NationalTable(Recipe recipe) {
        this.recipe = recipe;
        this.draw = new Draw(recipe.seed());
        this.products = recipe.industryCodes();
        int n = products.size();
        FINAL_USES.forEach(this::drawFinalUse);
        products.forEach(this::drawCoefficients);
        this.output = balancedOutput();
        products.forEach(this::scaleToOutput);
        drawInventories();
        this.surplus = new double[n];
        this.compensation = new double[n];
        this.productionTax = new double[n];
        for (int i = 0; i < n; i++) {
            divideValueAdded(i);
        }
        this.depreciation = depreciations();
    }

    private static double[] of(Map<String, double[]> use, String user) {
        return Objects.requireNonNull(use.get(user));
    }

    private static double spending(String use) {
        return Objects.requireNonNull(SPENDING.get(use));
    }

    private int size() {
        return products.size();
    }

    /** Whether the product is traded with the world. */
    private boolean traded(String product, String way) {
        boolean never = recipe.missing() && draw.chance(0.2, way, product);
        return !never || product.equals("OLJE");
    }

    private void drawFinalUse(String use) {
        double[] home = new double[size()];
        double[] abroad = new double[size()];
        if (!use.equals("INVENTORY")) {
            for (int j = 0; j < size(); j++) {
                String product = products.get(j);
                home[j] = bought(product, use) ? draw.scaled(0.05, 1, "final", product, use) : 0;
                boolean import0 = traded(product, "imports") && !use.equals("EXPORT");
                abroad[j] = import0 ? 0.3 * home[j] * draw.unit("final import", product, use) : 0;
            }
            double total = sum(home) + sum(abroad);
            scale(home, spending(use) / total);
            scale(abroad, spending(use) / total);
        }
        domestic.put(use, home);
        imported.put(use, abroad);
    }

    /** Households buy everything but oil, so that every product has a market at home. */
    private boolean bought(String product, String use) {
        return switch (use) {
            case "HOUSEHOLDS" -> !product.equals("OLJE");
            case "EXPORT" -> traded(product, "exports");
            default -> product.equals(TRANSPORT) || draw.chance(0.7, "buys", product, use);
        };
    }

    private void drawCoefficients(String industry) {
        double[] home = new double[size()];
        double[] abroad = new double[size()];
        for (int j = 0; j < size(); j++) {
            String product = products.get(j);
            boolean uses = product.equals(TRANSPORT) || draw.chance(0.6, "uses", product, industry);
            home[j] = uses ? draw.scaled(0.05, 1, "input", product, industry) : 0;
            boolean foreign = traded(product, "imports") && draw.chance(0.5, "uses import", product, industry);
            abroad[j] = foreign ? draw.scaled(0.05, 1, "imported input", product, industry) : 0;
        }
        scale(home, draw.between(0.15, 0.4, "domestic inputs", industry) / sum(home));
        scale(abroad, sum(abroad) == 0 ? 0 : draw.between(0.02, 0.2, "imported inputs", industry) / sum(abroad));
        domestic.put(industry, home);
        imported.put(industry, abroad);
    }

    /** Output that meets final demand and what the industries use themselves; coefficients sum to 0.4 at most. */
    private double[] balancedOutput() {
        double[] made = new double[size()];
        for (int sweep = 0; sweep < 200; sweep++) {
            made = used(made);
        }
        return made;
    }

    private double[] used(double[] made) {
        double[] used = new double[size()];
        for (int j = 0; j < size(); j++) {
            for (String use : FINAL_USES) {
                used[j] += of(domestic, use)[j];
            }
            for (int i = 0; i < size(); i++) {
                used[j] += of(domestic, products.get(i))[j] * made[i];
            }
        }
        return used;
    }

    private void scaleToOutput(String industry) {
        double made = output[products.indexOf(industry)];
        scale(of(domestic, industry), made);
        scale(of(imported, industry), made);
    }

    /** Some of what households would buy goes to or comes out of stocks, so that output stays what it is. */
    private void drawInventories() {
        for (int j = 0; j < size(); j++) {
            String product = products.get(j);
            if (draw.chance(0.5, "stocks", product)) {
                double moved = draw.between(-0.1, 0.1, "inventory", product) * of(domestic, "HOUSEHOLDS")[j];
                of(domestic, "INVENTORY")[j] += moved;
                of(domestic, "HOUSEHOLDS")[j] -= moved;
            }
        }
    }

    private double purchases(String user) {
        return sum(of(domestic, user)) + sum(of(imported, user));
    }

    /** Taxes less subsidies on what a user buys. */
    private double productTax(String user) {
        boolean untaxed = !recipe.taxes() || user.equals("EXPORT") || user.equals("INVENTORY");
        return untaxed ? 0 : draw.between(-0.03, user.equals("HOUSEHOLDS") ? 0.25 : 0.1, "tax", user) * purchases(user);
    }

    private void divideValueAdded(int i) {
        String industry = products.get(i);
        double left = output[i] - purchases(industry) - productTax(industry);
        productionTax[i] = recipe.taxes() ? draw.between(-0.1, 0.1, "production tax", industry) * left : 0;
        double earned = left - productionTax[i];
        compensation[i] = draw.between(0.3, 0.8, "labour share", industry) * earned;
        surplus[i] = earned - compensation[i];
    }

    /** Depreciation is a little less than investment, so that capital grows slowly; now and then an industry runs at a loss. */
    private double[] depreciations() {
        double worn = draw.between(0.8, 0.95, "worn") * spending("INVESTMENT") / sum(surplus);
        double[] depreciations = new double[size()];
        for (int i = 0; i < size(); i++) {
            boolean loss = recipe.missing() && i == size() - 1 && draw.chance(0.2, "loss");
            depreciations[i] = surplus[i] * (loss ? 1.1 : Math.min(0.9, worn));
        }
        return depreciations;
    }

    double output(int i) {
        return output[i];
    }

    double exports(int j) {
        return of(domestic, "EXPORT")[j];
    }

    double compensation(int i) {
        return compensation[i];
    }

    double valueAdded(int i) {
        return compensation[i] + surplus[i] + productionTax[i];
    }

    double surplus() {
        return sum(surplus);
    }

    double compensation() {
        return sum(compensation);
    }

    double netSurplus(String industry) {
        return primary("NET_SURPLUS", industry);
    }

    double consumption() {
        return purchases("HOUSEHOLDS") + productTax("HOUSEHOLDS");
    }

    /** The least share of transport in what a user buys of domestic products. */
    double leastTransport() {
        int transport = products.indexOf(TRANSPORT);
        double least = 1;
        for (Map.Entry<String, double[]> user : domestic.entrySet()) {
            if (!List.of("INVENTORY", "EXPORT").contains(user.getKey())) {
                least = Math.min(least, user.getValue()[transport] / sum(user.getValue()));
            }
        }
        return least;
    }

    void writeTo(Tables tables) {
        writeUse(tables, "national_domestic_use", domestic);
        writeUse(tables, "national_imported_use", imported);
        tables.heading("national_primary_inputs", "input", "user", "value");
        for (String input :
                List.of("PRODUCT_TAX", "COMPENSATION", "PRODUCTION_TAX", "DEPRECIATION", "NET_SURPLUS", "OUTPUT")) {
            for (String user : domestic.keySet()) {
                tables.row("national_primary_inputs", input, user, primary(input, user));
            }
        }
        tables.heading("industry_capital", "industry", "capital_stock");
        for (int i = 0; i < size(); i++) {
            double rate = draw.between(0.03, 0.12, "depreciation", products.get(i));
            tables.row("industry_capital", products.get(i), depreciation[i] / rate);
        }
    }

    private void writeUse(Tables tables, String table, Map<String, double[]> use) {
        tables.heading(table, "product", "user", "value");
        use.forEach((user, bought) -> {
            for (int j = 0; j < size(); j++) {
                tables.row(table, products.get(j), user, bought[j]);
            }
        });
    }

    private double primary(String input, String user) {
        int i = products.indexOf(user);
        if (input.equals("PRODUCT_TAX")) {
            return productTax(user);
        }
        if (i < 0) {
            return 0;
        }
        return switch (input) {
            case "COMPENSATION" -> compensation[i];
            case "PRODUCTION_TAX" -> productionTax[i];
            case "DEPRECIATION" -> depreciation[i];
            case "NET_SURPLUS" -> surplus[i] - depreciation[i];
            default -> output[i];
        };
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static void scale(double[] values, double factor) {
        for (int k = 0; k < values.length; k++) {
            values[k] *= factor;
        }
    }
}
