package org.likevekt.scenarios.format;

import java.util.List;

/** What a YAML or JSON file holds, with the place of every part; says nothing about scenarios. */
sealed interface Tree {
    /** Where it begins. */
    Mark mark();

    /** What it is, in the words of an error message. */
    String kind();

    /** Keys and values in the order of the file, each key once. */
    record Mapping(Mark mark, List<Entry> entries) implements Tree {
        @Override
        public String kind() {
            return "a block of keys";
        }
    }

    /** A key and its value. */
    record Entry(Mark mark, String key, Tree value) {}

    /** Items in the order of the file. */
    record Sequence(Mark mark, List<Tree> items) implements Tree {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A word, number or text exactly as written; empty when nothing was written. */
    record Scalar(Mark mark, String text) implements Tree {
        @Override
        public String kind() {
            return text.isEmpty() ? "nothing" : Words.quote(text);
        }
    }
}
