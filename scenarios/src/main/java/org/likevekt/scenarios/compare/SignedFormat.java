package org.likevekt.scenarios.compare;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.util.Locale;

/** Numbers with a decimal point and, if wanted, a sign; what rounds to nothing has none. */
final class SignedFormat extends DecimalFormat {
    private static final long serialVersionUID = 1L;
    private final double unit;

    /**
     * A format.
     *
     * @param hasPlus whether a positive number shows its sign
     * @param isGrouped whether thousands are separated
     */
    SignedFormat(boolean hasPlus, boolean isGrouped, int decimals) {
        super(
                (isGrouped ? "#,##0" : "0") + (decimals > 0 ? "." + "0".repeat(decimals) : ""),
                DecimalFormatSymbols.getInstance(Locale.ROOT));
        this.unit = Math.pow(10, -decimals);
        if (hasPlus) {
            setPositivePrefix("+");
        }
    }

    @Override
    public StringBuffer format(double number, StringBuffer target, FieldPosition position) {
        if (Math.abs(number) < unit / 2) {
            String zero =
                    super.format(0, new StringBuffer(), new FieldPosition(0)).toString();
            return target.append(zero.startsWith("+") ? zero.substring(1) : zero);
        }
        return super.format(number, target, position);
    }
}
