package org.likevekt.scenarios.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;

/** What differs between two economies that share their accounts, once people and capital have moved, and why; in the order of reading. */
final class Differing {
    private static final Map<Quantity, String> BY_REGIONS = byCause();

    private static final Map<Quantity, String> ACROSS_COUNTIES = byBorder();

    private static final Map<Quantity, String> BY_TRADE_LINKS = byLink();

    private Differing() {}

    /** Between counties and other regions. */
    static Map<Quantity, String> byRegions() {
        return BY_REGIONS;
    }

    /** Between counties and other regions, some of which have parts of several counties. */
    static Map<Quantity, String> acrossCounties() {
        return ACROSS_COUNTIES;
    }

    /** Between trade with all links and trade without the weak ones. */
    static Map<Quantity, String> byTradeLinks() {
        return BY_TRADE_LINKS;
    }

    private static Map<Quantity, String> byCause() {
        Map<Quantity, String> why = new LinkedHashMap<>();
        why.put(
                Quantities.POPULATION,
                "People move to where wages have risen, and wages of parts rise apart: a county of parts gains or loses by each"
                        + " of them, and neighbours in it win from each other.");
        why.put(Quantities.EMPLOYED, "They follow the people of each part and its own groups of education.");
        why.put(
                Quantities.WAGE_PER_PERSON,
                "Labour of a part has its own industries to work in, within reach by commuting, so that scarcity no longer"
                        + " evens out over the county.");
        why.put(
                Quantities.MAINLAND_PRODUCT_BY_REGION,
                "Product goes with labour and capital, which the parts bid for each by itself.");
        why.put(
                Quantities.INVESTMENT,
                "Investment goes to industries whose return is above the country's, and returns of the parts differ.");
        why.put(Quantities.CONSUMPTION, "Households spend what their own part earns, at its own prices.");
        why.put(Quantities.EXPORTS, "The world buys by the price of each part's own product, and these prices part.");
        why.put(Quantities.IMPORTS, "Buyers turn to imports by the price of what their own part can get at home.");
        return Collections.unmodifiableMap(why);
    }

    private static Map<Quantity, String> byBorder() {
        Map<Quantity, String> why = new LinkedHashMap<>(BY_REGIONS);
        why.put(
                Quantities.PUBLIC_PURCHASES,
                "Purchases grow with the persons whom they are for, and a region across a county's border has those of its counties as"
                        + " one; the country's purchases are given, so what these get less all others get more.");
        return Collections.unmodifiableMap(why);
    }

    private static Map<Quantity, String> byLink() {
        Map<Quantity, String> why = new LinkedHashMap<>();
        List.copyOf(BY_REGIONS.keySet())
                .forEach(
                        quantity -> why.put(
                                quantity,
                                "A buyer gets from its strong links what the weak ones brought, so it shares the prices of fewer regions."));
        return Collections.unmodifiableMap(why);
    }
}
