package org.likevekt.scenarios.replay;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Studies that make no sense: refused when read, with the line, never when judged. */
class HostileStudyTest {
    private static final StudyFiles SOUND = StudyFiles.of("vennemo-2023");
    private static final String HEAD = "id,scenario,measure,region,detail,years,kind,value,unit,tolerance,note\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ,baseline,product_against_baseline,Norway,,2050,sign,+,percent,,      | id is ''
            X,,product_against_baseline,Norway,,2050,sign,+,percent,,             | scenario is ''
            X,baseline,product,Norway,,2050,sign,+,percent,,                      | unknown measure 'product'
            X,baseline,product_against_baseline,,,2050,sign,+,percent,,           | region is ''
            X,baseline,product_against_baseline,Norway,,soon,sign,+,percent,,     | line 2
            X,baseline,product_against_baseline,Norway,,2050-2018,sign,+,percent,, | expected the earlier year first
            X,baseline,product_against_baseline,Norway,,2050,guess,+,percent,,    | line 2
            X,baseline,product_against_baseline,Norway,,2050,sign,up,percent,,    | value is 'up'
            X,baseline,product_against_baseline,Norway,,2050,about,NaN,percent,1, | value is 'NaN'
            X,baseline,product_against_baseline,Norway,,2050,about,1e999,percent,1, | value is '1e999'
            X,baseline,product_against_baseline,Norway,,2050,about,1,percent,,    | tolerance is ''
            X,baseline,product_against_baseline,Norway,,2050,about,1,percent,%,   | tolerance is ''
            X,baseline,product_against_baseline,Norway,,2050,ranking,A<=1,percent,, | measure is
            X,baseline,value_added_increase,Norway,,2050,ranking,KUNN first,rank,, | value is 'KUNN first'
            X,baseline,value_added_increase,Norway,,2050,sign,+,rank,,            | detail is ''
            X,baseline,relative_wage_growth,Norway,low,2050,sign,+,percent,,      | expected two groups
            X,baseline,labour_share,Norway,low,2018,about,1,percent,1,            | expected an industry and a group
            X,baseline,wage_against_baseline,Norway,,2050,sign,+,percent,,        | expected one group
            X,baseline,trained,Norway,,2050,sign,+,persons,,                      | expected at least one group
            """)
    void aRowThatCannotBeJudgedIsRefused(String row, String words) {
        StudyException refusal = assertThrows(
                StudyException.class, () -> Study.read(new StudyFiles("title: t", HEAD + row.strip() + "\n")));
        assertTrue(String.valueOf(refusal.getMessage()).contains(words), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("line 2"), refusal.getMessage());
    }

    @Test
    void aTableThatIsNoneIsRefused() {
        for (String table : new String[] {"", "id\n", HEAD, "x".repeat(1_000_000), "\"", HEAD + "\"open\n"}) {
            assertThrows(StudyException.class, () -> Study.read(new StudyFiles("title: t", table)));
        }
        String row = "X,baseline,product_against_baseline,Norway,,2050,sign,+,percent,,\n";
        assertThrows(StudyException.class, () -> Study.read(new StudyFiles("title: t", HEAD + row + row)));
        assertThrows(StudyException.class, () -> Study.read(new StudyFiles("title: [", HEAD + row)));
        assertThrows(StudyException.class, () -> Study.read(new StudyFiles("[".repeat(100_000), HEAD + row)));
    }

    /** Whatever characters change: read, or refused with words. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyCharactersChanged(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            StudyFiles changed = new StudyFiles(changed(SOUND.study(), random), changed(SOUND.published(), random));
            try {
                assertFalse(Study.read(changed).rows().isEmpty());
            } catch (StudyException e) {
                assertFalse(String.valueOf(e.getMessage()).isEmpty(), "seed " + seed + ", round " + round);
            }
        }
    }

    private static String changed(String text, Random random) {
        String signs = "\",:\n\u0000&*{}[]|-0Z\u20ac\t#!%";
        StringBuilder changed = new StringBuilder(text);
        for (int k = random.nextInt(6); k > 0; k--) {
            char fresh = signs.charAt(random.nextInt(signs.length()));
            changed.setCharAt(random.nextInt(changed.length()), fresh);
        }
        return changed.toString();
    }
}
