package org.likevekt.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.likevekt.data.TableDescription.Grade;

/**
 * The benchmark regional accounts: one balanced set of figures for the base year, built from the national
 * input-output table and the regional figures; immutable.
 *
 * <p>Index sets: {@code r, s} regions, {@code i} industries, {@code j} their products, {@code e} education groups,
 * {@code u} {@link #users()}. Amounts are MNOK of the base year at basic prices unless said; people are persons. The
 * construction is described step by step in the module's README. The class is long since it is the list of the figures.
 */
public final class RegionalAccounts {
    private static final String HEALTH = "HELSE";
    private static final String EDUCATION = "UNDERV";

    private final Dataset data;
    private final Grade sharing;
    private final Classification regions;
    private final Residents residents;
    private final Grid payrollTaxRate;
    private final Production production;
    private final Labour labour;
    private final Incomes incomes;
    private final Demand demand;
    private final Trade trade;
    private final SectorAccounts sectors;
    private final GovernmentAccounts government;
    private final AccountsReport report;

    private RegionalAccounts(Dataset data) {
        this.data = data;
        this.sharing = Grade.ESTIMATED;
        this.regions = data.regions();
        this.residents = Residents.of(data);
        this.payrollTaxRate = data.payrollTaxRate();
        Balancing.Result pay = WorkplacePay.fit(data, Production.shares(data));
        this.production = Production.build(data, pay.fitted());
        this.labour = Labour.build(data, pay);
        this.incomes = Incomes.build(data, production, labour);
        this.demand = Demand.build(data, production, incomes);
        this.trade = Trade.build(data, production, demand);
        this.sectors = SectorAccounts.build(data, production, incomes);
        this.government = GovernmentAccounts.build(data, production, labour, incomes, demand, sectors);
        this.report = AccountsReport.of(this);
    }

    private RegionalAccounts(RegionalAccounts counties, RegionPartition partition) {
        this.data = counties.data;
        this.sharing = counties.sharing;
        this.regions = partition.regions();
        this.residents = counties.residents.over(partition);
        this.payrollTaxRate = meanPayrollTax(counties, partition);
        this.labour = counties.labour.over(partition, counties.payrollTaxRate, payrollTaxRate);
        this.production = counties.production.over(partition, contributions(counties, partition, labour));
        this.incomes = counties.incomes.over(partition, counties.dwellingsSurplus());
        this.demand = counties.demand.over(partition);
        this.trade = counties.trade.over(partition, demand.domesticUse());
        this.sectors = SectorAccounts.build(data, production, incomes);
        this.government = GovernmentAccounts.build(data, production, labour, incomes, demand, sectors);
        this.report = AccountsReport.of(this);
    }

    private RegionalAccounts(RegionalAccounts counties, Spread spread, Grade sharing) {
        this.data = counties.data;
        this.sharing = sharing;
        this.regions = spread.areas();
        this.residents = counties.residents.in(spread);
        this.payrollTaxRate = spread.asInCounty(counties.payrollTaxRate);
        this.labour = counties.labour.in(spread, payrollTaxRate);
        this.production = counties.production.in(spread);
        this.incomes = counties.incomes.in(spread, labour.commutingEarnings(), counties.dwellingsSurplus());
        this.demand = counties.demand.in(spread, data, production, incomes);
        this.trade = counties.trade.in(spread, data, production, demand);
        this.sectors = SectorAccounts.build(data, production, incomes);
        this.government = GovernmentAccounts.build(data, production, labour, incomes, demand, sectors);
        this.report = AccountsReport.of(this);
    }

    private RegionalAccounts(RegionalAccounts other, Trade trade) {
        this.data = other.data;
        this.sharing = other.sharing;
        this.regions = other.regions;
        this.residents = other.residents;
        this.payrollTaxRate = other.payrollTaxRate;
        this.production = other.production;
        this.labour = other.labour;
        this.incomes = other.incomes;
        this.demand = other.demand;
        this.trade = trade;
        this.sectors = other.sectors;
        this.government = other.government;
        this.report = AccountsReport.of(this);
    }

    /** Net surplus of dwellings (r). */
    private Grid dwellingsSurplus() {
        int dwellings = data.industries().indexOf(Incomes.DWELLINGS);
        Grid surplus = surplus();
        Grid worn = depreciation();
        return Grid.of(at -> surplus.get(at[0], dwellings) - worn.get(at[0], dwellings), regions);
    }

    /** Employer's contribution over wages (r): contributions over wages of all counties of the region. */
    private static Grid meanPayrollTax(RegionalAccounts counties, RegionPartition partition) {
        Grid paid = counties.compensation().sumOver(1, 2);
        Grid rate = counties.payrollTaxRate;
        return partition.mean(rate, Grid.of(at -> paid.get(at) / (1 + rate.get(at)), counties.regions()));
    }

    /** What each industry (r,i) pays less in contributions at its region's mean rate than in its counties. */
    private static Grid contributions(RegionalAccounts counties, RegionPartition partition, Labour labour) {
        Grid before = partition.sum(counties.compensation().sumOver(2));
        Grid after = labour.compensation().sumOver(2);
        return Grid.of(
                at -> partition.onlyCounty(at[0]) >= 0 ? 0 : before.get(at) - after.get(at),
                before.axis(0),
                before.axis(1));
    }

    /**
     * Builds the accounts and checks every balance.
     *
     * @throws IllegalStateException when an estimate does not converge, a share would be negative or an account does
     *     not balance; the message names the cell
     */
    public static RegionalAccounts build(Dataset data) {
        RegionalAccounts accounts = new RegionalAccounts(data);
        accounts.report.requireBalance();
        return accounts;
    }

    /**
     * The accounts of larger regions: amounts and persons are sums, and what counties of one region send each other is a
     * delivery of the region to itself. Rates are means: employer's contributions by wages, income tax by taxed income,
     * shares in dwellings by their net surplus, margins by deliveries. What a mean rate leaves over is carried where it
     * sums to nothing over the region: of contributions, in an industry's taxes on production; of income tax, in a group's
     * transfers; of margins, in a user's own purchases of transport.
     *
     * @throws IllegalStateException when these are not the accounts of counties, or an account does not balance
     */
    public RegionalAccounts over(RegionPartition regions) {
        if (!regions.parts().equals(regions())) {
            throw new IllegalStateException(
                    "the accounts are those of " + regions() + ", expected those of " + regions.parts());
        }
        if (regions.isIdentity()) {
            return this;
        }
        RegionalAccounts accounts = new RegionalAccounts(this, regions);
        accounts.report.requireBalance();
        return accounts;
    }

    /**
     * The accounts of regions made of municipalities. What is in one county shares that county's accounts, all of them: amounts
     * by municipal jobs, people or employed, rates as they are. Commuters and deliveries between the parts of counties follow the
     * municipal commuters and distances and sum to those between counties. Then the parts of regions are summed.
     *
     * @throws IllegalStateException when these are not the accounts of counties, or an account does not balance
     */
    public RegionalAccounts over(Partition partition, Municipalities places) {
        if (!places.counties().equals(regions())) {
            throw new IllegalStateException(
                    "the accounts are those of " + regions() + ", expected those of " + places.counties());
        }
        Spread spread = Spread.of(places, partition, this);
        if (spread.areas().size() == regions().size()) {
            return over(spread.wholeCounties());
        }
        RegionalAccounts parts = new RegionalAccounts(this, spread, places.gradeOfShares());
        parts.report.requireBalance();
        return parts.over(spread.toRegions());
    }

    /**
     * The same accounts with trade through a national pool: what a region delivers to itself stays, and what it buys from other regions
     * comes from all of them by what they sell to other regions, however far they are. What each region sells to and buys from
     * others stays, and so does the transport that they pay for.
     */
    public RegionalAccounts withPooledTrade() {
        return trading(trade.pooled());
    }

    /**
     * The same accounts without weak links of trade: those of less than a share both of what the origin sells of the product to other
     * regions and of what the destination buys of it from them. The links that are kept are fitted to the same sums (RAS).
     *
     * @param share such as 1e-4
     * @throws DataException when what is left cannot carry the sums
     */
    public RegionalAccounts withTradeLinksFrom(double share) {
        return trading(trade.withLinksFrom(share));
    }

    private RegionalAccounts trading(Trade other) {
        RegionalAccounts accounts = new RegionalAccounts(this, other);
        accounts.report.requireBalance();
        return accounts;
    }

    /** Regions, {@code r} and {@code s}. */
    public Classification regions() {
        return regions;
    }

    /** Share (r,county) of the county's people that live in the region. */
    public Grid countyShares() {
        return residents.inCounties();
    }

    /** The grade of what shares a county's product among its parts. */
    Grade gradeOfShares() {
        return sharing;
    }

    /** The counties that one or more regions make up, each as these regions together. */
    public List<Member> counties() {
        Grid shares = countyShares();
        List<Member> whole = new ArrayList<>();
        for (int c = 0; c < shares.axis(1).size(); c++) {
            int county = c;
            int[] parts = IntStream.range(0, regions.size())
                    .filter(r -> shares.get(r, county) > 0)
                    .toArray();
            boolean isAlone = Arrays.stream(parts).allMatch(r -> countiesOf(r) == 1);
            // tables of municipalities in no order of counties may leave a county's regions apart
            boolean isTogether = parts[parts.length - 1] - parts[0] == parts.length - 1;
            if (isAlone && isTogether) {
                whole.add(new Member(regions, shares.axis(1).items().get(c), parts[0], parts[parts.length - 1] + 1));
            }
        }
        return List.copyOf(whole);
    }

    /** The counties that several regions make up, each as these regions together. */
    public List<Member> splitCounties() {
        return counties().stream()
                .filter(county -> county.end() - county.first() > 1)
                .toList();
    }

    private long countiesOf(int region) {
        Grid shares = countyShares();
        return IntStream.range(0, shares.axis(1).size())
                .filter(c -> shares.get(region, c) > 0)
                .count();
    }

    /** Industries {@code i} and their products {@code j}. */
    public Classification industries() {
        return data.industries();
    }

    /** Education groups, {@code e}. */
    public Classification groups() {
        return data.groups();
    }

    /** Users {@code u}: the industries, HOUSEHOLD_group for each group, GOVERNMENT, INVESTMENT, INVENTORY. */
    public Classification users() {
        return demand.productTaxRate().axis(0);
    }

    /** Output (r,i). */
    public Grid output() {
        return production.output();
    }

    /** Purchases of domestic products (r,j,u); those of TRANS include the margins on the user's other purchases. */
    public Grid domesticUse() {
        return demand.domesticUse();
    }

    /** Purchases of domestic products (r,j,u) with the margins taken out of TRANS: what deliveries must add up to. */
    public Grid directUse() {
        return trade.directUse();
    }

    /** Purchases of imports (r,j,u) at cif prices. */
    public Grid importedUse() {
        return demand.importedUse();
    }

    /** Exports of domestic products (r,j). */
    public Grid exports() {
        return demand.exports();
    }

    /** National imports that leave the country again; outside imports and exports. */
    public double reExports() {
        return demand.reExports();
    }

    /** Taxes less subsidies on products over purchases at basic and cif prices (u), the same for every product. */
    public Grid productTaxRate() {
        return demand.productTaxRate();
    }

    /** Taxes less subsidies on products paid by a user (r,u). */
    public Grid productTax() {
        return demand.productTax();
    }

    /** Employed by region of work (r,i,e), persons. */
    public Grid persons() {
        return labour.persons();
    }

    /** Compensation of employees with employer's contributions (r,i,e). */
    public Grid compensation() {
        return labour.compensation();
    }

    /** Employer's contribution over wages (r): wages are compensation / (1 + rate). */
    public Grid payrollTaxRate() {
        return payrollTaxRate;
    }

    /** Other taxes less subsidies on production (r,i); a net loss of an industry is carried here as a subsidy. */
    public Grid productionTax() {
        return production.productionTax();
    }

    /** Gross operating surplus (r,i), resource rent included. */
    public Grid surplus() {
        return production.surplus();
    }

    /** Consumption of fixed capital (r,i), part of surplus. */
    public Grid depreciation() {
        return production.depreciation();
    }

    /** Stock of fixed capital (r,i). */
    public Grid capitalStock() {
        return production.capitalStock();
    }

    /** Depreciation over the capital stock (i), share a year. */
    public Grid depreciationRate() {
        Grid depreciation = production.depreciation().sumOver(0);
        Grid stock = production.capitalStock().sumOver(0);
        return Grid.of(at -> depreciation.get(at) / stock.get(at), industries());
    }

    /** Growth of the capital stock outside petroleum that investment gives, share a year; the same in every industry. */
    public double capitalGrowth() {
        int petroleum = industries().indexOf(Incomes.PETROLEUM);
        Grid invested = investment().sumOver(0);
        Grid worn = depreciation().sumOver(0);
        Grid stock = capitalStock().sumOver(0);
        double net = invested.total() - invested.get(petroleum) - worn.total() + worn.get(petroleum);
        return net / (stock.total() - stock.get(petroleum));
    }

    /** Rent of the natural resource (r,i), part of surplus; zero but in JORD, FISK, OLJE and KRAFT. */
    public Grid resourceRent() {
        return production.resourceRent();
    }

    /** Investment by destination (r,i) at purchasers' prices. */
    public Grid investment() {
        return production.investment();
    }

    /** Employed by region of residence (r,e), persons. */
    public Grid employedResidents() {
        return labour.employedResidents();
    }

    /**
     * Registered unemployed over those and the employed (r), by residence.
     *
     * @throws DataException when the tables have no unemployment
     */
    public Grid unemploymentRate() {
        Grid unemployed = residents.unemployed().orElseGet(data::unemployed);
        Grid employed = employedResidents().sumOver(1);
        return Grid.of(at -> unemployed.get(at) / (unemployed.get(at) + employed.get(at)), regions());
    }

    /** Elasticity of real pay to the rate of unemployment (r), in a larger region weighted by the unemployed. */
    public Grid wageElasticity() {
        return residents.wageElasticity().orElseGet(data::wageElasticity);
    }

    /** Population by region and group (r,e), persons: those without work are counted with the groups as the employed are. */
    public Grid residents() {
        Grid employed = employedResidents();
        Grid inRegion = employed.sumOver(1);
        return Grid.of(
                at -> employed.get(at) * population().get(at[0]) / inRegion.get(at[0]),
                employed.axis(0),
                employed.axis(1));
    }

    /** Population (r), persons. */
    public Grid population() {
        return residents.population();
    }

    /** Population projection (r,year), persons on 1 January. */
    public Grid populationProjection() {
        return residents.projection();
    }

    /**
     * Share of the population that is of working age, relative to the base year (r,year). In a region of several counties it
     * is what makes the employed that follow from it the sum of the counties'.
     */
    public Grid workingAgeShare() {
        return residents.workingAgeShare().get();
    }

    /** Persons aged 0-19 (r,year), an estimate. */
    public Grid aged0to19() {
        return residents.aged0to19().get();
    }

    /** Persons aged 67 and over (r,year), an estimate. */
    public Grid aged67() {
        return residents.aged67().get();
    }

    /**
     * Public purchases of a product by region relative to the base year when they follow the people who use them (r,j,year):
     * health and care those aged 67 and over, education those aged 0-19, all else the population. The country's purchases stay as they are.
     */
    public Grid publicServicesByPeople() {
        Grid people = populationProjection();
        Map<String, Grid> ages = Map.of(HEALTH, aged67(), EDUCATION, aged0to19());
        Grid bought = publicPurchases();
        Grid users = Grid.of(
                at -> {
                    Grid served = ages.getOrDefault(industries().code(at[1]), people);
                    return served.get(at[0], at[2]) / served.get(at[0], 0);
                },
                regions(),
                industries(),
                people.axis(1));
        Grid all = bought.sumOver(0);
        Grid following = Grid.of(
                        at -> bought.get(at[0], at[1]) * users.get(at), regions(), industries(), people.axis(1))
                .sumOver(0);
        return Grid.of(
                at -> following.get(at[1], at[2]) == 0
                        ? 1
                        : users.get(at) * all.get(at[1]) / following.get(at[1], at[2]),
                regions(),
                industries(),
                people.axis(1));
    }

    private Grid publicPurchases() {
        int government = users().indexOf(Demand.GOVERNMENT);
        return Grid.of(
                at -> domesticUse().get(at[0], at[1], government)
                        + importedUse().get(at[0], at[1], government),
                regions(),
                industries());
    }

    /** Employed by region of residence and of work (r,s,e), persons. */
    public Grid commuters() {
        return labour.commuters();
    }

    /** Wages net of employer's contributions earned in s by residents of r (r,s,e). */
    public Grid commutingEarnings() {
        return labour.commutingEarnings();
    }

    /** Wages net of employer's contributions by residence (r,e). */
    public Grid wageIncome() {
        return incomes.wageIncome();
    }

    /** Household capital income (r,e) net of depreciation, of capital tax and of what corporations keep. */
    public Grid capitalIncome() {
        return incomes.capitalIncome();
    }

    /** Share (r,e) in the net dwellings surplus of the own region; sums to 1 in each region. */
    public Grid dwellingShare() {
        return incomes.dwellingShare();
    }

    /** Share (r,e) in what corporations pay out of the national pool of their net surplus; sums to 1. */
    public Grid capitalPoolShare() {
        return incomes.poolShare();
    }

    /** Whether government owns the capital of the industry at this position: the public industries. */
    public boolean ownedByGovernment(int industry) {
        return data.isPublic(industry);
    }

    /**
     * Whether corporations own the capital of the industry at this position; dwellings belong to their region's residents,
     * petroleum to government and owners abroad.
     */
    public boolean isPooled(int industry) {
        return Incomes.isPooled(data, industry);
    }

    /** What corporations, government and the rest of the world keep, pay and get. */
    public SectorAccounts sectors() {
        return sectors;
    }

    /** What corporations keep: retained earnings and net primary income from abroad. */
    public double corporateSaving() {
        double net = 0;
        for (int r = 0; r < regions().size(); r++) {
            for (int i = 0; i < industries().size(); i++) {
                net += isPooled(i)
                        ? surplus().get(r, i)
                                - capitalTax().get(r, i)
                                - depreciation().get(r, i)
                        : 0;
            }
        }
        return sectors.retainedShare() * net + sectors.primaryIncome();
    }

    /** Depreciation that its owners save, and petroleum's investment, which petroleum pays for itself. */
    public double depreciationSaved() {
        int petroleum = industries().indexOf(Incomes.PETROLEUM);
        return depreciation().total()
                - depreciation().sumOver(0).get(petroleum)
                + investment().sumOver(0).get(petroleum);
    }

    /** Capital tax over gross surplus (i). */
    public Grid capitalTaxRate() {
        return incomes.capitalTaxRate();
    }

    /** Capital tax (r,i). */
    public Grid capitalTax() {
        return incomes.capitalTax();
    }

    /** Transfers to households (r,e) before income tax. */
    public Grid transfers() {
        return incomes.transfers();
    }

    /** Income tax over wages, transfers and capital income (r). */
    public Grid incomeTaxRate() {
        return incomes.incomeTaxRate();
    }

    /** Income tax (r,e). */
    public Grid incomeTax() {
        return incomes.incomeTax();
    }

    /** Disposable income of households (r,e). */
    public Grid disposableIncome() {
        return incomes.disposable();
    }

    /** Household saving over disposable income, the same for all households. */
    public double savingRate() {
        return incomes.savingRate();
    }

    /** Household saving (r,e). */
    public Grid saving() {
        return incomes.saving();
    }

    /** Household consumption (r,e) at purchasers' prices. */
    public Grid consumptionExpenditure() {
        return incomes.consumption();
    }

    /** The income account of government. */
    public GovernmentAccounts government() {
        return government;
    }

    /** Net saving of government at home: receipts with the withdrawal from the fund, less purchases and transfers. */
    public double governmentSaving() {
        return government.saving();
    }

    /** Imports less exports, re-exports outside both. */
    public double importSurplus() {
        return importedUse().total() - exports().total();
    }

    /**
     * What the rest of the world lends to all but the fund and petroleum: the import surplus that neither the fund nor other
     * income from abroad pays for. Negative where the private sector lends abroad.
     */
    public double foreignSaving() {
        return importSurplus() - sectors.incomeFromAbroad();
    }

    /** Product j of region s used in region r (s,r,j), direct purchases only. */
    public Grid deliveries() {
        return trade.deliveries();
    }

    /** Services of TRANS in s bought to bring the delivery of j to r (s,r,j). */
    public Grid margins() {
        return trade.margins();
    }

    /** The dataset the accounts were built from. */
    public Dataset dataset() {
        return data;
    }

    /** Balances, totals, estimates and traps of this build. */
    public AccountsReport report() {
        return report;
    }

    /** All estimates that were fitted to margins, in the order of the build. */
    List<Balancing.Result> fits() {
        return Stream.of(labour.fits(), demand.fits(), trade.fits())
                .flatMap(List::stream)
                .toList();
    }

    /** One sentence for each irregular figure and what was done with it. */
    List<String> traps() {
        return AccountsReport.traps(this, production.carriedLosses(), labour.belowRounding());
    }
}
