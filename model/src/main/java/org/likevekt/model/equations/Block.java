package org.likevekt.model.equations;

/** A part of the economy: declares its parameters, writes its equations and pairs each with a variable. */
public interface Block {
    /** Adds the block to a model under assembly. */
    void addTo(Assembly model);
}
