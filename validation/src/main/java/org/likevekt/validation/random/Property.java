package org.likevekt.validation.random;

import java.util.Optional;

/** Tries a law on a country and, where it fails, looks for the simplest country on which it fails too. */
public final class Property {
    private static final int TRIALS = 40;

    private Property() {}

    /** A law: throws when it does not hold for the country of a recipe. */
    @FunctionalInterface
    public interface Law {
        /** Tries the law. */
        void holdsFor(Recipe recipe) throws Exception;
    }

    /** A recipe and how a law failed on it. */
    private record Failure(Recipe recipe, Throwable cause) {
        /** Whether this is the same failure, as far as its kind tells. */
        boolean isLike(Failure other) {
            return cause.getClass().equals(other.cause.getClass());
        }
    }

    /**
     * Tries a law.
     *
     * @throws AssertionError when it fails, with the seed, the simplest country found that fails, and how
     */
    public static void check(Recipe recipe, Law law) {
        Optional<Failure> failure = failure(recipe, law);
        if (failure.isPresent()) {
            Failure simplest = shrink(failure.get(), law);
            throw new AssertionError(
                    "seed " + recipe.seed() + ": " + failure.get().cause() + System.lineSeparator() + "simplest: "
                            + simplest.recipe() + ": " + simplest.cause(),
                    simplest.cause());
        }
    }

    private static Failure shrink(Failure first, Law law) {
        Failure simplest = first;
        int trials = 0;
        boolean simpler = true;
        while (simpler && trials < TRIALS) {
            simpler = false;
            for (Recipe candidate : simplest.recipe().simpler()) {
                Optional<Failure> failure = failure(candidate, law);
                trials++;
                if (failure.isPresent() && failure.get().isLike(simplest)) {
                    simplest = failure.get();
                    simpler = true;
                    break;
                }
            }
        }
        return simplest;
    }

    private static Optional<Failure> failure(Recipe recipe, Law law) {
        try {
            law.holdsFor(recipe);
            return Optional.empty();
        } catch (Exception | AssertionError failed) {
            return Optional.of(new Failure(recipe, failed));
        }
    }
}
