package org.likevekt.scenarios.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.model.accounts.HouseholdFigures;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.format.Phrases;
import org.likevekt.scenarios.format.Vocabulary;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;

/** The laws of an answer: all its parts add up, what is dead contributes nothing, and order does not matter. */
class WhyTest {
    private static final double EXACT = 1e-8;

    private static final List<String> SHOCKS = List.of(
            "{multiply: government_purchases, where: {industry: HELSE}, value: 1.02, years: 2019-}",
            "{multiply: government_purchases, where: {industry: HELSE, region: Oslo}, value: 1.3, years: 2020-}",
            "{set: training_persons, where: {region: Trøndelag, group: vocational}, value: 300, years: 2020-}",
            "{multiply: export_demand, where: {region: Nordland, industry: FISK}, value: 1.1, years: 2022}");

    @TempDir
    private static Path folder;

    private static Runner runner;

    @BeforeAll
    static void build() throws IOException {
        runner = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);
        write("short", "parent: baseline\nhorizon: 2018-2022\n");
    }

    private static String write(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, "title: " + name + "\n" + text);
        return file.toString();
    }

    private static String policy(List<String> shocks, String more) throws IOException {
        return write("policy", "parent: short\n" + more + "shocks:\n  - " + String.join("\n  - ", shocks) + "\n");
    }

    /** Answers that are told in English. */
    private record English(Answer answer, WhyWords words) {
        Why why(String measure, int year, int depth, int width) {
            return why(List.of(measure), year, depth, width).get(0);
        }

        List<Why> why(List<String> measures, int year, int depth, int width) {
            return answer.why(measures, year, depth, width).stream()
                    .map(words::told)
                    .toList();
        }
    }

    private static English answer(String file) {
        Run run = runner.run(file);
        Vocabulary vocabulary = runner.economy().vocabulary();
        return new English(new Answer(run, run.baseline().orElseThrow(), vocabulary), Told.words(vocabulary, "en"));
    }

    private static void assertAddsUp(Why why) {
        double within = EXACT * Math.abs(why.change());
        assertNotEquals(0, why.change(), why.measure());
        assertEquals(why.change(), why.terms().contribution(), within, why.measure());
        assertAddsUp(why.terms());
        Why.Shocks shocks = why.shocks();
        assertEquals(why.change(), shocks.closure() + sum(shocks.byShock()), within, why.measure());
        assertEquals(why.change(), shocks.closure() + sum(shocks.byYear()), within, why.measure());
        assertEquals(why.change(), shocks.closure() + sum(shocks.byRegion()), within, why.measure());
        why.mechanisms()
                .forEach(mechanism -> assertEquals(why.change(), sum(mechanism.shares()), within, mechanism.name()));
    }

    private static void assertAddsUp(Why.Cause cause) {
        if (!cause.causes().isEmpty()) {
            double sum =
                    cause.causes().stream().mapToDouble(Why.Cause::contribution).sum() + cause.rest();
            assertEquals(cause.contribution(), sum, EXACT * Math.abs(cause.contribution()), cause.name());
        }
        cause.causes().forEach(WhyTest::assertAddsUp);
    }

    private static double sum(List<Why.Share> shares) {
        return shares.stream().mapToDouble(Why.Share::contribution).sum();
    }

    private static double share(Why why, int shock) {
        return why.shocks().byShock().get(shock).contribution();
    }

    @Test
    void allPartsOfAnAnswerAddUpToTheChange() throws IOException {
        English answer = answer(policy(SHOCKS, ""));
        for (String measure : List.of(
                "wage vocational Trøndelag", "Oslo mainland_product_per_person", "value added BYGG Trøndelag")) {
            assertAddsUp(answer.why(measure, 2021, 2, 3));
        }
    }

    /** Two ratios and a flow: each part adds up, and what moves a wage against another is seen from their labour markets. */
    @Test
    void aRelativeWageARealOneAndMovesAddUp() throws IOException {
        English answer = answer(policy(SHOCKS, ""));
        List<Why> whys = answer.why(
                List.of(
                        "wage vocational relative to bachelor Trøndelag",
                        "wage vocational Trøndelag relative to Oslo",
                        "real wage per person low Oslo",
                        "net migration vocational Trøndelag"),
                2021,
                2,
                3);
        whys.forEach(WhyTest::assertAddsUp);
        Why relative = whys.get(0);
        assertEquals("ratio", relative.unit());
        assertEquals(
                answer.why("wage vocational Trøndelag", 2021, 1, 1).to()
                        / answer.why("wage bachelor Trøndelag", 2021, 1, 1).to(),
                relative.to(),
                1e-12);
        Why.Mechanism view = relative.mechanisms().get(0);
        double own = contribution(view, "supply of the group itself");
        assertTrue(own < 0, "300 more a year work in the group: " + own);
        assertTrue(Math.abs(own) > Math.abs(contribution(view, "prices of purchases")), view.toString());
        assertEquals(1, whys.get(1).mechanisms().size());
    }

    private static double contribution(Why.Mechanism view, String name) {
        return view.shares().stream()
                .filter(share -> share.name().equals(name))
                .mapToDouble(Why.Share::contribution)
                .findFirst()
                .orElseThrow();
    }

    /** What another economy finds and holds is its own; where its equation is another, that is a term and a mechanism. */
    @Test
    void anotherClosureIsACauseOfItsOwn() throws IOException {
        String economy =
                "parent: baseline\nbaseline: short\nhorizon: 2018-2020\ncalibration: {target: mainland_gdp_per_person,"
                        + " growth: 1.1%, adjust: national_productivity, markets: terms_of_trade}\nclosure: ";
        Why taxes = answer(write("taxes", economy + "{government: income_tax}\n"))
                .why("disposable income Vestland", 2020, 1, 3);
        assertAddsUp(taxes);
        assertNotEquals(0, taxes.shocks().closure());
        Why exports = answer(write("exports", economy + "{government: transfers, exports: cet}\n"))
                .why("output BYGG Troms og Finnmark", 2020, 1, 100);
        assertAddsUp(exports);
        assertTrue(
                exports.terms().causes().stream().anyMatch(cause -> cause.id().equals("another_closure")),
                exports.terms().toString());
        Why.Mechanism costs = exports.mechanisms().get(0);
        assertNotEquals(0, contribution(costs, "another closure than the baseline's"));
    }

    /** What is asked for beside other numbers is what it is alone: they share the runs on the way and nothing else. */
    @Test
    void anAnswerIsTheSameAloneAndAmongOthers() throws IOException {
        English answer = answer(policy(SHOCKS.subList(0, 2), ""));
        List<String> two = List.of("wage low Oslo", "output BYGG Oslo");
        Why among = answer.why(two, 2021, 1, 2).get(1);
        assertEquals(answer.why(two.get(1), 2021, 1, 2), among);
    }

    /** A scenario buys health care for the country: what its makers buy in turn is in type I, what they earn is spent in II. */
    @Test
    void inputOutputAddsWhatEquilibriumDoesNot() throws IOException {
        English answer = answer(policy(SHOCKS.subList(0, 1), ""));
        Why.Multiplier output =
                answer.why("output Norway", 2021, 1, 1).multipliers().get(0);
        assertTrue(output.impulse() > 0 && output.typeOne() > output.impulse(), output.toString());
        assertTrue(output.typeTwo() > output.typeOne(), output.toString());
        assertTrue(output.sentence().startsWith("An input-output model takes workers"), output.sentence());
        List<List<Object>> rows = WhyRows.of(answer.why("output Norway", 2021, 1, 1), Phrases.of("en"));
        List<Object> typeTwo = rows.get(rows.size() - 2);
        assertEquals(List.of("input-output multipliers", 1, "type II"), typeTwo.subList(0, 3));
        assertEquals(output.typeTwo(), typeTwo.get(WhyRows.COLUMNS.indexOf("contribution")));
        Why trained = answer(policy(SHOCKS.subList(2, 3), "")).why("value added BYGG Trøndelag", 2021, 1, 1);
        Why.Multiplier nothing = trained.multipliers().get(0);
        assertEquals(0, nothing.typeTwo(), 0, "nobody buys more");
        assertTrue(nothing.sentence().startsWith("The scenario gives no final demand"), nothing.sentence());
        assertEquals(2, trained.mechanisms().size(), "costs and buyers, endowments");
    }

    /**
     * What a resident has, of one type and as a mean over the baseline's residents: prices and incomes, shocks, and a view from
     * the household add up; the change is what comparisons say that the policy is worth.
     */
    @Test
    void welfareIsTakenApartByPricesAndIncomes() throws IOException {
        String file = policy(SHOCKS, "");
        English answer = answer(file);
        List<Why> whys = answer.why(
                List.of(
                        "welfare vocational Trøndelag",
                        "welfare Trøndelag",
                        "welfare",
                        "welfare vocational relative to low Oslo"),
                2021,
                2,
                5);
        whys.forEach(WhyTest::assertAddsUp);
        assertEquals("welfare, Trøndelag", whys.get(1).terms().name(), "not that of the first of its types");
        assertEquals(Map.of("region", "50"), whys.get(1).terms().at());
        Why type = whys.get(0);
        assertEquals("disposable_income", type.terms().causes().get(0).id());
        assertEquals("income of households", type.terms().causes().get(0).equation());
        assertEquals(1, type.mechanisms().size());
        assertTrue(contribution(type.mechanisms().get(0), "pay for the work of the residents") < 0, "300 more a year");
        Run run = runner.run(file);
        Run base = run.baseline().orElseThrow();
        HouseholdFigures households = new HouseholdFigures(run.model().benchmark());
        YearSolution before = base.trajectory().year(2021);
        double[] then = households.welfare(base.trajectory().paths(), before);
        double[] now =
                households.welfare(run.trajectory().paths(), run.trajectory().year(2021));
        double[] residents = households.spendingAlone().residents(before);
        double gain = 0;
        for (int cell = 0; cell < residents.length; cell++) {
            gain += residents[cell] * (now[cell] - then[cell]);
        }
        double mean = gain / Arrays.stream(residents).sum();
        assertEquals(mean, whys.get(2).change(), 1e-7 * Math.abs(mean), "of all in the country");
    }

    /** The same numbers in Norwegian: no word of the English book, no id and no name of an equation stands in them. */
    @Test
    void anAnswerIsToldInNorwegianWithoutAnEnglishWord() throws IOException {
        Run run = runner.run(policy(SHOCKS, "closure: {government: income_tax}\n"));
        Vocabulary vocabulary = runner.economy().vocabulary();
        Answer answer = new Answer(run, run.baseline().orElseThrow(), vocabulary);
        List<String> asked = List.of(
                "wage vocational relative to low Trøndelag",
                "output BYGG Trøndelag",
                "accumulated migration vocational Trøndelag",
                "mainland product by region Trøndelag",
                "welfare university");
        WhyWords norwegian =
                new WhyWords(vocabulary, Phrases.of("no"), (axis, code) -> "<" + code.replaceAll("\\W|_", "") + ">");
        Set<String> english = words(Phrases.of("en").under("").values());
        Quantities.all()
                .forEach(quantity -> english.addAll(words(List.of(quantity.id().replace('_', ' ')))));
        english.addAll(words(run.model().system().declaration().equations().stream()
                .map(family -> family.name())
                .toList()));
        english.removeAll(words(Phrases.of("no").under("").values()));
        assertTrue(english.containsAll(Set.of("wage", "demand", "Multiplies", "Seen")), english.toString());
        for (Attribution found : answer.why(asked, 2021, 3, 8)) {
            Why why = norwegian.told(found);
            List<String> told = new ArrayList<>(WhyText.lines(why, Phrases.of("no")));
            told.remove(1); // the names of the runs
            addUnits(told, why.terms());
            told.add(why.unit());
            Set<String> left = words(told);
            left.retainAll(english);
            assertEquals(Set.of(), left, String.join("\n", told));
        }
    }

    private static Set<String> words(Collection<String> texts) {
        return texts.stream()
                .flatMap(text ->
                        Arrays.stream(text.replaceAll("\\{\\w+}|<\\w+>", " ").split("[^\\p{L}]+")))
                .filter(word -> word.length() > 1)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void addUnits(List<String> told, Why.Cause cause) {
        told.add(cause.unit());
        cause.causes().forEach(each -> addUnits(told, each));
    }

    @Test
    void aDeadShockContributesExactlyNothing() throws IOException {
        Why why = answer(policy(SHOCKS, "")).why("wage vocational Trøndelag", 2021, 1, 3);
        assertEquals(0, share(why, 3), 0, "what is sold in 2022 does not work on 2021");
        assertNotEquals(0, share(why, 0));
        List<List<Object>> rows = WhyRows.of(why, Phrases.of("en"));
        assertEquals(
                List.of("change", 0, "wage, vocational, Trøndelag", ""),
                rows.get(0).subList(0, 4));
        assertEquals(why.change(), rows.get(0).get(WhyRows.COLUMNS.indexOf("contribution")));
        String text = String.join("\n", WhyText.lines(why, Phrases.of("en")));
        assertTrue(text.contains("term by term [market of labour]"), text);
        assertTrue(text.contains("Multiplies government_purchases by 1.02"), text);
        assertTrue(!text.contains("-0.0 %") && text.contains(" 0.0 %"), text);
    }

    /** A shock on all counties is told by the largest of them; what the others contribute is one sum. */
    @Test
    void regionsOfShocksAreToldByTheirSize() throws IOException {
        Why why = answer(policy(SHOCKS.subList(0, 1), "")).why("wage low Oslo", 2019, 1, 3);
        List<Why.Share> regions = why.shocks().byRegion();
        assertEquals(4, regions.size());
        assertEquals("8 others", regions.get(3).name());
        assertEquals("Oslo", regions.get(0).name());
        assertTrue(Math.abs(regions.get(1).contribution())
                >= Math.abs(regions.get(2).contribution()));
        assertAddsUp(why);
    }

    @Test
    void theOrderOfShocksDoesNotMatter() throws IOException {
        Why why = answer(policy(SHOCKS, "")).why("wage low Oslo", 2021, 1, 3);
        List<String> turned = List.of(SHOCKS.get(3), SHOCKS.get(2), SHOCKS.get(1), SHOCKS.get(0));
        Why again = answer(policy(turned, "")).why("wage low Oslo", 2021, 1, 3);
        for (int shock = 0; shock < turned.size(); shock++) {
            assertEquals(share(why, 3 - shock), share(again, shock), EXACT * Math.abs(why.change()));
        }
    }

    /** Trained persons are a sum of persons: 3 years of 300 and 2 of 50 beside them, each what it is alone. */
    @Test
    void whereAScenarioIsAdditiveEachShockDoesWhatItDoesAlone() throws IOException {
        List<String> two = List.of(
                SHOCKS.get(2),
                "{add: training_persons, where: {region: Trøndelag, group: vocational}, value: 50, years: 2021-}");
        Why why = answer(policy(two, "")).why("trained vocational Trøndelag", 2022, 1, 3);
        Why alone = answer(policy(two.subList(0, 1), "")).why("trained vocational Trøndelag", 2022, 1, 3);
        assertEquals(900, share(why, 0), 1e-6);
        assertEquals(100, share(why, 1), 1e-6);
        assertEquals(alone.change(), share(why, 0), 1e-6);
    }

    @Test
    void whatASwapHoldsIsAShockLikeAnother() throws IOException {
        String swap = "swap:\n  - {find: consumption_tax, hold: government_saving}\n";
        List<String> shocks = List.of(SHOCKS.get(0), "{multiply: government_saving_level, value: 0.99, years: 2020-}");
        Why why =
                answer(policy(shocks, "closure: {government: saving}\n" + swap)).why("wage low Oslo", 2021, 2, 3);
        assertAddsUp(why);
        assertNotEquals(0, share(why, 1));
    }

    /** Between two base years there is no way; a policy in an economy with a pool is answered like another. */
    @Test
    void anotherBaseYearIsRefused() throws IOException {
        write("pool", """
                parent: short
                baseline: short
                closure: {trade: pool}
                calibration:
                  target: mainland_gdp_per_person
                  growth: 1.1%
                  adjust: national_productivity
                """);
        String pool = folder.resolve("pool.yaml").toString();
        MeasureException refused = assertThrows(MeasureException.class, () -> answer(pool));
        assertTrue(refused.told().startsWith("'pool' has trade pool and 'short' has bilateral"), refused.told());
        String policy = write(
                "inpool",
                "parent: pool\nbaseline: pool\nclosure: {government: saving}\nshocks:\n  - " + SHOCKS.get(0) + "\n");
        assertAddsUp(answer(policy).why("wage low Oslo", 2021, 2, 3));
    }

    @Test
    void aYearOutsideTheRunsIsRefused() throws IOException {
        English answer = answer(policy(SHOCKS, ""));
        MeasureException refused = assertThrows(MeasureException.class, () -> answer.why("wage low Oslo", 2030, 1, 3));
        assertEquals("the year is 2030, expected 2018 to 2022", refused.getMessage());
        assertTrue(refused.told().contains("2030"));
    }
}
