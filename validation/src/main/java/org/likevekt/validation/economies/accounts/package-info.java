/** Economies of textbooks written as accounts, with the answers of their equations beside in the tests. */
@NullMarked
package org.likevekt.validation.economies.accounts;

import org.jspecify.annotations.NullMarked;
