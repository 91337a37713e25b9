package org.likevekt.model.economy;

import java.util.List;

/**
 * A sector with constant returns: its activity is 1 in the benchmark, where it makes and uses the quantities written here.
 *
 * @param name name of its activity
 * @param outputs what it makes, under an elasticity of transformation
 * @param inputs what it uses, under an elasticity of substitution
 * @param stops whether it stands still where it would run at a loss, rather than always running
 * @param activity in the benchmark: 1, or 0 where it is idle there
 */
public record Sector(String name, Bundle outputs, Bundle inputs, boolean stops, double activity) implements Account {
    /** The same making one commodity. */
    public Sector makes(String commodity, double quantity) {
        return makes(0, Economy.flow(commodity, quantity));
    }

    /** The same making a bundle, with an elasticity of transformation (CET). */
    public Sector makes(double elasticity, Branch... parts) {
        return new Sector(name, new Bundle(elasticity, List.of(parts)), inputs, stops, activity);
    }

    /** The same using a bundle, with an elasticity of substitution (CES). */
    public Sector uses(double elasticity, Branch... parts) {
        return uses(elasticity, List.of(parts));
    }

    /** The same using a bundle, with an elasticity of substitution (CES). */
    public Sector uses(double elasticity, List<? extends Branch> parts) {
        return new Sector(name, outputs, new Bundle(elasticity, List.copyOf(parts)), stops, activity);
    }

    /** The same that stands still where it would run at a loss. */
    public Sector mayIdle() {
        return new Sector(name, outputs, inputs, true, activity);
    }

    /** The same that stands still in the benchmark, and starts where it becomes profitable: a technology in reserve. */
    public Sector idle() {
        return new Sector(name, outputs, inputs, true, 0);
    }
}
