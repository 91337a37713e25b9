package org.likevekt.model.economy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A social accounting matrix: what every account receives (rows) from every other (columns). In balance each account pays
 * what it receives.
 */
public final class Sam {
    /** Gaps below this part of an account are rounding. */
    private static final double ROUNDING = 1e-9;

    private static final int NAMED = 8;

    private final List<String> accounts;
    private final Map<String, Map<String, Double>> received;

    /**
     * An account that does not balance.
     *
     * @param account its name
     * @param receives the sum of its row
     * @param pays the sum of its column
     */
    public record Gap(String account, double receives, double pays) {
        double size() {
            return receives - pays;
        }
    }

    /**
     * A matrix of payments.
     *
     * @param accounts names in order
     * @param received for each account that receives, what it receives from whom; what is left out is zero
     */
    public Sam(List<String> accounts, Map<String, Map<String, Double>> received) {
        this.accounts = List.copyOf(accounts);
        Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
        received.forEach((account, row) -> rows.put(account, new LinkedHashMap<>(row)));
        this.received = rows;
    }

    /**
     * A matrix as text: the first line names the accounts that pay, every other line an account that receives and what it
     * receives from each. Cells are separated by a comma, or by a semicolon where the first line has one; empty cells are
     * zero, and an account that only pays or only receives is an account all the same.
     *
     * @throws IllegalArgumentException where the text is no such table, naming the line
     */
    public static Sam parse(String csv) {
        return new SamText(csv).sam();
    }

    /** The matrix as text that {@link #parse} reads. */
    public String csv() {
        return SamText.of(this);
    }

    /** Names of the accounts, in order. */
    public List<String> accounts() {
        return accounts;
    }

    /**
     * What one account receives from another.
     *
     * @throws IllegalArgumentException when there is no such account
     */
    public double at(String receiver, String payer) {
        known(receiver);
        known(payer);
        return cell(receiver, payer);
    }

    private void known(String account) {
        if (!accounts.contains(account)) {
            throw new IllegalArgumentException("no account '" + account + "' among " + accounts);
        }
    }

    private double cell(String receiver, String payer) {
        return received.getOrDefault(receiver, Map.of()).getOrDefault(payer, 0.0);
    }

    /** What one account pays to some others, as flows of the commodities of their names, at prices of 1. */
    public List<Flow> flows(String payer, String... receivers) {
        return Arrays.stream(receivers)
                .map(receiver -> Economy.flow(receiver, at(receiver, payer)))
                .toList();
    }

    /** What an account receives from all. */
    public double receives(String account) {
        return accounts.stream().mapToDouble(payer -> cell(account, payer)).sum();
    }

    /** What an account pays to all. */
    public double pays(String account) {
        return accounts.stream()
                .mapToDouble(receiver -> cell(receiver, account))
                .sum();
    }

    /** The accounts that do not balance, to rounding. */
    public List<Gap> gaps() {
        return accounts.stream()
                .map(account -> new Gap(account, receives(account), pays(account)))
                .filter(gap -> Math.abs(gap.size()) > ROUNDING * turnover(gap.account()))
                .toList();
    }

    /** Payments of both signs, so that what is owned and owed does not hide how large an account is. */
    private double turnover(String account) {
        return accounts.stream()
                .mapToDouble(other -> Math.abs(cell(account, other)) + Math.abs(cell(other, account)))
                .sum();
    }

    /**
     * This, when every account balances.
     *
     * @throws IllegalArgumentException otherwise, naming every account, and the cell that explains two gaps of one size
     */
    public Sam balanced() {
        List<Gap> gaps = gaps();
        if (gaps.isEmpty()) {
            return this;
        }
        String named = gaps.stream()
                .limit(NAMED)
                .map(gap ->
                        "\n  " + gap.account() + " receives " + text(gap.receives()) + " and pays " + text(gap.pays()))
                .collect(Collectors.joining());
        String more = gaps.size() > NAMED ? "\n  and " + (gaps.size() - NAMED) + " more" : "";
        throw new IllegalArgumentException("the accounts do not balance:" + named + more + suspect(gaps));
    }

    /** A wrong cell throws off its row and its column by the same amount, one up and one down. */
    private String suspect(List<Gap> gaps) {
        List<String> cells = new ArrayList<>();
        for (Gap high : gaps) {
            for (Gap low : gaps) {
                double off = high.size();
                if (off > 0 && Math.abs(off + low.size()) <= ROUNDING * turnover(high.account())) {
                    suspect(cells, high.account(), low.account(), -off);
                    suspect(cells, low.account(), high.account(), off);
                }
            }
        }
        return cells.isEmpty() ? "" : "\nMaybe " + String.join(", or ", cells);
    }

    private void suspect(List<String> cells, String receiver, String payer, double correction) {
        double paid = cell(receiver, payer);
        if (paid != 0) {
            cells.add("what " + receiver + " receives from " + payer + " is " + text(paid + correction) + ", not "
                    + text(paid));
        }
    }

    private static String text(double value) {
        String plain = Double.toString(Math.rint(value * 1e9) / 1e9);
        return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }
}
