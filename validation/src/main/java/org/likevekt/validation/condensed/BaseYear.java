package org.likevekt.validation.condensed;

import org.likevekt.data.Dataset;
import org.likevekt.data.Grid;
import org.likevekt.data.RegionalAccounts;

/**
 * The accounts of the base year as plain arrays; r, s regions, i industries, j products, e groups.
 *
 * <p>Purchases include the transport that brings the goods; amounts are MNOK without product taxes.
 */
final class BaseYear {
    final RegionalAccounts accounts;
    final int regions;
    final int industries;
    final int groups;
    final int transport;
    final int petroleum;
    final int dwellings;
    final double[][] output;
    final double[][] capital;
    final double[][] resource;
    final double[][][] compensation;
    final double[][][] wages;
    final double[][][] purchases;
    final double[][][] consumption;
    final double[][] government;
    final double[][] investmentGoods;
    final double[][] inventories;
    final double[][][] deliveries;
    final double[][][] marginRate;
    final double[][] domestic;
    final double[][] imports;
    final double[][][] commuting;
    final double[] pay;
    private final double[][] energy;

    BaseYear(RegionalAccounts accounts) {
        this.accounts = accounts;
        this.regions = accounts.regions().size();
        this.industries = accounts.industries().size();
        this.groups = accounts.groups().size();
        this.transport = accounts.industries().indexOf("TRANS");
        this.petroleum = accounts.industries().indexOf("OLJE");
        this.dwellings = accounts.industries().indexOf("BOLIG");
        this.output = table(accounts.output());
        this.resource = table(accounts.resourceRent());
        this.capital = table(accounts.surplus());
        this.compensation = new double[regions][industries][groups];
        this.wages = new double[regions][industries][groups];
        this.deliveries = new double[regions][regions][industries];
        this.marginRate = new double[regions][regions][industries];
        this.domestic = new double[regions][industries];
        this.imports = new double[regions][industries];
        readFactors();
        readTrade();
        this.purchases = new double[regions][industries][];
        this.consumption = new double[regions][groups][];
        this.government = new double[regions][];
        this.investmentGoods = new double[regions][];
        this.inventories = new double[regions][];
        readPurchases();
        this.commuting = new double[regions][regions][groups];
        readCommuting();
        this.pay = payDifferentials();
        this.energy = new double[industries][industries];
        for (int i = 0; i < industries; i++) {
            for (int j = 0; j < industries; j++) {
                String product = accounts.industries().code(j);
                double fuels =
                        product.equals("KJEM") ? accounts.dataset().fuelShare().get(i) : 0;
                energy[i][j] = product.equals("KRAFT") ? 1 : fuels;
            }
        }
    }

    private void readCommuting() {
        for (int r = 0; r < regions; r++) {
            for (int s = 0; s < regions; s++) {
                for (int e = 0; e < groups; e++) {
                    commuting[r][s][e] = accounts.commutingEarnings().get(r, s, e);
                }
            }
        }
    }

    static double[][] table(Grid grid) {
        double[][] table = new double[grid.axis(0).size()][grid.axis(1).size()];
        for (int r = 0; r < table.length; r++) {
            for (int i = 0; i < table[r].length; i++) {
                table[r][i] = grid.get(r, i);
            }
        }
        return table;
    }

    private void readFactors() {
        for (int r = 0; r < regions; r++) {
            for (int i = 0; i < industries; i++) {
                capital[r][i] -= resource[r][i];
                for (int e = 0; e < groups; e++) {
                    compensation[r][i][e] = accounts.compensation().get(r, i, e);
                    wages[r][i][e] = compensation[r][i][e]
                            / (1 + accounts.payrollTaxRate().get(r));
                }
            }
        }
    }

    private void readTrade() {
        for (int s = 0; s < regions; s++) {
            for (int r = 0; r < regions; r++) {
                for (int j = 0; j < industries; j++) {
                    double goods = accounts.deliveries().get(s, r, j);
                    deliveries[s][r][j] = goods;
                    marginRate[s][r][j] = goods == 0 ? 0 : accounts.margins().get(s, r, j) / goods;
                    domestic[r][j] += goods * (1 + marginRate[s][r][j]);
                }
            }
        }
        for (int r = 0; r < regions; r++) {
            for (int j = 0; j < industries; j++) {
                for (int u = 0; u < accounts.users().size(); u++) {
                    imports[r][j] += accounts.importedUse().get(r, j, u);
                }
            }
        }
    }

    private void readPurchases() {
        for (int r = 0; r < regions; r++) {
            for (int i = 0; i < industries; i++) {
                purchases[r][i] = bought(r, i);
            }
            for (int e = 0; e < groups; e++) {
                consumption[r][e] = bought(r, industries + e);
            }
            government[r] = bought(r, accounts.users().indexOf("GOVERNMENT"));
            investmentGoods[r] = bought(r, accounts.users().indexOf("INVESTMENT"));
            inventories[r] = bought(r, accounts.users().indexOf("INVENTORY"));
        }
    }

    /** What a user buys of each product: goods at home grossed up by the mean margin on what arrives, and imports. */
    private double[] bought(int r, int user) {
        double[] bought = new double[industries];
        for (int j = 0; j < industries; j++) {
            double arriving = 0;
            for (int s = 0; s < regions; s++) {
                arriving += deliveries[s][r][j];
            }
            double gross = arriving == 0 ? 1 : domestic[r][j] / arriving;
            bought[j] = accounts.directUse().get(r, j, user) * gross
                    + accounts.importedUse().get(r, j, user);
        }
        return bought;
    }

    /** Pay of an industry over what its workers would earn at the national mean of their groups' earnings. */
    private double[] payDifferentials() {
        Dataset data = accounts.dataset();
        double[] units = new double[industries];
        double[] paid = new double[industries];
        double allUnits = 0;
        double allPaid = 0;
        for (int i = 0; i < industries; i++) {
            for (int r = 0; r < regions; r++) {
                for (int e = 0; e < groups; e++) {
                    units[i] += accounts.persons().get(r, i, e)
                            * data.relativeEarnings().get(e);
                    paid[i] += compensation[r][i][e];
                }
            }
            allUnits += units[i];
            allPaid += paid[i];
        }
        double[] ratio = new double[industries];
        for (int i = 0; i < industries; i++) {
            ratio[i] = paid[i] / units[i] * allUnits / allPaid;
        }
        return ratio;
    }

    /** Elasticities of a nest by industry. */
    double[] sigma(String nest) {
        Grid table = accounts.dataset().elasticities();
        double[] sigma = new double[industries];
        for (int i = 0; i < industries; i++) {
            sigma[i] = table.get(i, table.axis(1).indexOf(nest));
        }
        return sigma;
    }

    /** Share of what an industry buys of a product that is energy. */
    double energy(int i, int j) {
        return energy[i][j];
    }

    /** Whether mainland product counts the industry. */
    boolean isMainland(int i) {
        return accounts.dataset().isMainland(i);
    }

    /** Whether the national productivity factor works on the industry. */
    boolean isPrivate(int i) {
        return !accounts.dataset().sectors().get(i).equals("petroleum")
                && !accounts.dataset().isPublic(i);
    }

    /** Tax on production over output. */
    double productionTax(int r, int i) {
        return output[r][i] == 0 ? 0 : accounts.productionTax().get(r, i) / output[r][i];
    }

    /** Product tax over purchases of a user. */
    double productTax(String user) {
        return accounts.productTaxRate().get(user);
    }
}
