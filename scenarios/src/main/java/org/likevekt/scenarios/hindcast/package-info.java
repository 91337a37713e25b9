/** The model held against what counties did before the base year. */
@NullMarked
package org.likevekt.scenarios.hindcast;

import org.jspecify.annotations.NullMarked;
