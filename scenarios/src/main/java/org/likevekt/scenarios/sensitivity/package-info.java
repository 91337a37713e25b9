/** How sure a study's results are: its runs in worlds with other parameters, and what the results depend on. */
@NullMarked
package org.likevekt.scenarios.sensitivity;

import org.jspecify.annotations.NullMarked;
