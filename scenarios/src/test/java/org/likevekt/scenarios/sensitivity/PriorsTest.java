package org.likevekt.scenarios.sensitivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.likevekt.data.Dataset;
import org.likevekt.scenarios.replay.StudyException;

/** The table of uncertain parameters. */
class PriorsTest {
    private static final String HEAD = "parameter,title,table,column,rows,change,distribution,factor,grade,source\n";
    private static final String ROW =
            "foreign,Armington,industry_elasticities,foreign,,multiply,uniform,2,prior,judgement\n";

    private static final Dataset DATA = Dataset.embedded();

    @Test
    void everyPriorOfTheStudyMovesItsFigures() {
        List<Prior> priors = Priors.load("vennemo-2023", DATA);
        assertTrue(priors.size() >= 10, "priors " + priors.size());
        for (Prior prior : priors) {
            assertEquals("prior", prior.grade(), "a range without an estimate behind it says so");
            // both ends of the range are legal figures
            prior.applied(DATA, Math.log(prior.factor()));
            prior.applied(DATA, -Math.log(prior.factor()));
        }
    }

    @Test
    void theRangeGivesTheStandardDeviation() {
        assertEquals(Math.log(2) / Math.sqrt(3), prior("uniform").sd(), 1e-12);
        assertEquals(Math.log(2) / Math.sqrt(6), prior("triangular").sd(), 1e-12);
        assertEquals(Math.log(2), prior("normal").sd(), 1e-12);
        assertEquals("x 0.50 to 2.00", prior("uniform").range());
    }

    private static Prior prior(String distribution) {
        return Priors.parse(HEAD + ROW.replace("uniform", distribution), DATA).get(0);
    }

    @Test
    void aFactorMovesAColumnAndAPowerItsSpread() {
        Dataset doubled = prior("uniform").applied(DATA, Math.log(2));
        assertEquals(
                2 * DATA.elasticities().get("KUNN", "foreign"),
                doubled.elasticities().get("KUNN", "foreign"),
                1e-12);
        assertEquals(
                DATA.elasticities().get("KUNN", "regional"),
                doubled.elasticities().get("KUNN", "regional"));
        Prior power = Priors.parse(HEAD + ROW.replace("foreign,,multiply", "foreign,NMID,power"), DATA)
                .get(0);
        Dataset squared = power.applied(DATA, Math.log(2));
        assertEquals(2.5 * 2.5, squared.elasticities().get("NMID", "foreign"), 1e-12);
        Prior low = Priors.parse(
                        HEAD + "e,earnings,groups,relative_earnings,low,multiply,uniform,1.2,prior,judgement\n", DATA)
                .get(0);
        Dataset poorer = low.applied(DATA, Math.log(0.9));
        assertEquals(0.9 * 0.55, poorer.relativeEarnings().get("low"), 1e-12);
        assertEquals(1, poorer.relativeEarnings().get("vocational"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uniform,2 | uniform,-2 | factor is -2.0, expected more than 1",
                "uniform,2 | uniform,1 | factor is 1.0, expected more than 1",
                "uniform,2 | normal,NaN | factor is NaN, expected more than 1",
                "uniform,2 | uniform,'2,5' | factor is '2,5', expected a number",
                "uniform | unifrom | distribution is 'unifrom', expected one of: uniform, triangular, normal. Maybe 'uniform'",
                "multiply | mutliply | change is 'mutliply', expected one of: multiply, power. Maybe 'multiply'",
                "industry_elasticities | industry_elasticity | unknown table 'industry_elasticity'",
                ",foreign, | ,foriegn, | unknown number column of industry_elasticities 'foriegn'",
                "foreign,, | foreign,KUN, | unknown row of industry_elasticities 'KUN'",
                "judgement | '' | nothing under 'source'",
            })
    void whatIsWrongIsSaidWithItsLine(String from, String to, String expected) {
        String wrong = HEAD + ROW.replace(from, to.replace("'2,5'", "\"2,5\""));
        String message = assertThrows(StudyException.class, () -> Priors.parse(wrong, DATA))
                .getMessage();
        assertTrue(message.startsWith("uncertainty.csv, line 2: "), message);
        assertTrue(message.contains(expected), message);
    }

    @Test
    void anEmptyTableAndASecondOfANameAreRefused() {
        assertTrue(assertThrows(StudyException.class, () -> Priors.parse(HEAD, DATA))
                .getMessage()
                .contains("no parameter"));
        assertTrue(assertThrows(StudyException.class, () -> Priors.parse(HEAD + ROW + ROW, DATA))
                .getMessage()
                .contains("line 3: a second parameter 'foreign'"));
        assertTrue(assertThrows(StudyException.class, () -> Priors.parse("a,b\n1,2\n", DATA))
                .getMessage()
                .contains("line 2"));
    }
}
