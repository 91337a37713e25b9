package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsReportTest {
    private static AccountsReport reportWith(double relative) {
        AccountsReport real = RegionalAccounts.build(Dataset.embedded()).report();
        AccountsReport.Balance balance = new AccountsReport.Balance("costs = output", "50, FISK", 12, relative);
        return new AccountsReport(
                real.totals(), List.of(balance), real.fits(), real.homeShares(), real.marginRates(), real.traps());
    }

    @Test
    void imbalanceIsNotLetThroughAndNamesItsCell() {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> reportWith(2e-6).requireBalance());
        assertTrue(refused.getMessage().contains("50, FISK"), refused.getMessage());
    }

    @Test
    void missingNumberIsAnImbalance() {
        assertThrows(IllegalStateException.class, () -> reportWith(Double.NaN).requireBalance());
    }

    @Test
    void roundingIsLetThrough() {
        assertDoesNotThrow(() -> reportWith(1e-9).requireBalance());
    }
}
