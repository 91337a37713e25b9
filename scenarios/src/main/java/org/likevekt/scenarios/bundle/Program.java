package org.likevekt.scenarios.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.likevekt.scenarios.run.CodeVersion;

/**
 * Which program made a bundle.
 *
 * @param version its version
 * @param commit the commit it was built from; {@code unknown} when the build was not told
 * @param code hash of the classes that results follow from
 */
public record Program(String version, String commit, String code) {
    /** This program. */
    public static Program own(String version, String commit) {
        return new Program(version, commit, CodeVersion.hash());
    }

    ObjectNode describe() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("version", version);
        node.put("commit", commit);
        node.put("code", code);
        return node;
    }
}
