package org.likevekt.model.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Matrices as text, and what is said about those that do not balance. */
class SamTest {
    private static final String TEXT = """
            ,X,PX,PL,RA
            X,,100,,
            PX,,,,100
            PL,100,,,
            RA,,,100,
            """;

    @Test
    void whatIsWrittenIsRead() {
        Sam sam = Sam.parse(TEXT).balanced();
        assertEquals(List.of("X", "PX", "PL", "RA"), sam.accounts());
        assertEquals(100, sam.at("PL", "X"));
        assertEquals(0, sam.at("X", "PL"));
        assertEquals(TEXT.replace("100", "100.0"), sam.csv());
        assertEquals(100, Sam.parse(TEXT.replace(',', ';')).at("PL", "X"));
        assertEquals(1.5, Sam.parse(",\"a,b\"\n\"a,b\",1.5\n").at("a,b", "a,b"));
        assertEquals(1.5, Sam.parse(Sam.parse(",\"a,b\"\n\"a,b\",1.5\n").csv()).at("a,b", "a,b"));
    }

    @Test
    void everyUnbalancedAccountIsNamedAndTheCellThatExplainsTwo() {
        String message =
                refusal(() -> Sam.parse(TEXT.replace("PX,,,,100", "PX,,,,97")).balanced());
        assertTrue(message.contains("PX receives 97 and pays 100"), message);
        assertTrue(message.contains("RA receives 100 and pays 97"), message);
        assertTrue(message.contains("what PX receives from RA is 100, not 97"), message);
    }

    @Test
    void aWrongTextIsRefusedByItsLine() {
        assertTrue(refusal(() -> Sam.parse(TEXT.replace("PL,100", "PL,hundred")))
                .contains("what PL receives from X is 'hundred', expected a number"));
        assertTrue(refusal(() -> Sam.parse(TEXT.replace("PL,100,,,", "PL,100,")))
                .contains("line 4 of the accounts, PL, has 2 figures, expected 4"));
        assertTrue(refusal(() -> Sam.parse(TEXT + "X,1,1,1,1\n")).contains("two lines for X"));
        assertTrue(refusal(() -> Sam.parse("")).contains("empty text"));
        assertTrue(refusal(() -> Sam.parse(",X,X\n")).contains("each once"));
        assertTrue(refusal(() -> Sam.parse(TEXT).at("X", "Z")).contains("no account 'Z'"));
    }

    private static String refusal(org.junit.jupiter.api.function.Executable code) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, code).getMessage());
    }
}
