/** The blocks of the model: each writes its equations over the index sets and pairs them with variables. */
@NullMarked
package org.likevekt.model.equations;

import org.jspecify.annotations.NullMarked;
