package org.likevekt.model.equations;

import java.util.function.Consumer;

/**
 * A part of the economy: it declares its parameters and variables, writes its equations and pairs each with a variable,
 * says what it gives to other blocks and uses what they give. Blocks assemble in any order: what one needs may be given
 * by a block that comes after it. A block is written by anyone with this interface, and keeps no state of a model, so
 * that one object serves many.
 */
public interface Block {
    /** What messages call it, such as {@code households}. */
    String name();

    /** Adds the block to a model under assembly. */
    void addTo(Assembly model);

    /** A block of that name which a method writes. */
    static Block of(String name, Consumer<Assembly> equations) {
        return new Block() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void addTo(Assembly model) {
                equations.accept(model);
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }
}
