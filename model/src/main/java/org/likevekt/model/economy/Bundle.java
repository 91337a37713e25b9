package org.likevekt.model.economy;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts under one elasticity: of substitution among inputs and purchases, of transformation among outputs. 0 keeps
 * proportions fixed, 1 keeps value shares of inputs fixed. Flows of nothing are left out.
 *
 * @param elasticity at least zero
 * @param parts flows, and bundles further down
 */
public record Bundle(double elasticity, List<Branch> parts) implements Branch {
    /** Checks the elasticity and leaves out flows of nothing. */
    public Bundle {
        if (!(elasticity >= 0) || Double.isInfinite(elasticity)) {
            throw new IllegalArgumentException("an elasticity is " + elasticity + ", expected at least 0");
        }
        parts = parts.stream().filter(part -> !isEmpty(part)).toList();
    }

    private static boolean isEmpty(Branch part) {
        return part instanceof Flow flow ? flow.quantity() == 0 : ((Bundle) part).parts.isEmpty();
    }

    /** Every flow in the tree, from left to right. */
    public List<Flow> flows() {
        List<Flow> flows = new ArrayList<>();
        for (Branch part : parts) {
            if (part instanceof Flow flow) {
                flows.add(flow);
            } else {
                flows.addAll(((Bundle) part).flows());
            }
        }
        return flows;
    }
}
