package org.likevekt.scenarios.format;

import java.math.BigDecimal;
import java.math.MathContext;
import org.likevekt.model.drivers.Driver;

/** Numbers as a person reads them. */
final class NumberText {
    private static final MathContext SHOWN = new MathContext(6);

    private NumberText() {}

    /** At most six digits, without trailing zeros. */
    static String plain(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            return String.valueOf(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(SHOWN).stripTrailingZeros();
        boolean readable = rounded.precision() - rounded.scale() <= 15 && rounded.scale() <= 12;
        return readable ? rounded.toPlainString() : rounded.toString();
    }

    /** A share as a percentage, for example "1.1 %". */
    static String percent(double share) {
        return plain(share * 100) + " %";
    }

    /** The admissible range of a driver with its unit. */
    static String range(Driver driver) {
        return text(driver) + " (" + driver.unit() + ")";
    }

    private static String text(Driver driver) {
        if (driver.maximum() >= Double.MAX_VALUE) {
            return driver.minimum() <= -Double.MAX_VALUE ? "a finite number" : plain(driver.minimum()) + " or more";
        }
        return driver.minimum() <= -Double.MAX_VALUE
                ? plain(driver.maximum()) + " or less"
                : plain(driver.minimum()) + " to " + plain(driver.maximum());
    }
}
