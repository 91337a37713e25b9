package org.likevekt.scenarios.why;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.likevekt.model.decomposition.Mechanisms;
import org.likevekt.model.decomposition.Mechanisms.Kind;
import org.likevekt.model.decomposition.Mechanisms.Perspective;
import org.likevekt.model.decomposition.Mechanisms.Share;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;

/** What the views and mechanisms of a change are called. */
final class ViewWords {
    /** So many industries are told by name, those that matter most; the others are one sum. */
    private static final int NAMED = 5;

    private final Dictionary dictionary;

    ViewWords(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    Why.Mechanism told(Mechanisms.View view) {
        List<Share> named = new ArrayList<>(view.shares());
        List<Share> demand = view.shares().stream()
                .filter(share -> share.kind() == Kind.DEMAND)
                .sorted(Comparator.comparingDouble(share -> -Math.abs(share.value())))
                .toList();
        List<Share> small = demand.subList(Math.min(NAMED, demand.size()), demand.size());
        named.removeAll(small);
        named.sort(Comparator.comparing(Share::kind).thenComparing(share -> -Math.abs(share.value())));
        List<Why.Share> shares = new ArrayList<>();
        named.forEach(share -> shares.add(new Why.Share(name(share), share.value())));
        if (!small.isEmpty()) {
            double rest = small.stream().mapToDouble(Share::value).sum();
            shares.add(new Why.Share("demand by " + small.size() + " other industries", rest));
        }
        return new Why.Mechanism(name(view.perspective()), held(view.perspective()), shares);
    }

    private static String name(Perspective perspective) {
        return switch (perspective) {
            case LABOUR_MARKET -> "Seen from the county's labour markets";
            case COSTS_AND_DEMAND -> "Seen from costs and buyers";
            case ENDOWMENTS -> "Seen from endowments (Rybczynski)";
            case MOVES -> "Seen from wages at home and elsewhere";
        };
    }

    /** The counterfactual. */
    private static String held(Perspective perspective) {
        return switch (perspective) {
            case LABOUR_MARKET ->
                "wages of all groups in the county clear its labour markets; workers, what industries make and all other"
                        + " prices are held";
            case COSTS_AND_DEMAND ->
                "the industry's price, output and return on its capital answer; wages, other prices and what buyers buy in"
                        + " all are held";
            case ENDOWMENTS ->
                "wages, returns and what industries make answer at given prices of goods; workers, capital and these prices"
                        + " are held";
            case MOVES -> "moves answer wages; wages, numbers of people and how they answer are held";
        };
    }

    private String name(Share share) {
        return switch (share.kind()) {
            case OWN_SUPPLY -> "supply of the group itself";
            case SUPPLY -> "supply of workers: " + group(share.code());
            case COMMUTING -> "commuting to and from the county";
            case DEMAND -> "demand by " + dictionary.axis(Axis.INDUSTRY).nameOf(share.code());
            case CAPITAL_PRICES -> "returns on capital and natural resources";
            case PURCHASE_PRICES -> "prices of purchases";
            case LABOUR_COST -> "cost of labour: " + group(share.code());
            case OWN_CAPITAL -> "its capital";
            case OTHER_CAPITAL -> "capital of other industries";
            case HOME_DEMAND -> "demand in the county";
            case DEMAND_ELSEWHERE -> "demand elsewhere in the country";
            case RIVAL_PRICES -> "prices of the same product elsewhere";
            case OWN_PRICE -> "price of what it makes";
            case OTHER_PRICES -> "prices of what other industries make";
            case OWN_WAGE -> "wage where they move to";
            case WAGES_ELSEWHERE -> "wages elsewhere";
            case PEOPLE -> "numbers of people";
            case GIVEN -> "technology, taxes, markets abroad and what else is given";
            case CLOSURE -> "another closure than the baseline's";
        };
    }

    private static String group(String code) {
        return code.replace('_', ' ');
    }
}
