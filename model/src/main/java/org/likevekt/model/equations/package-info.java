/** The blocks of the model: each writes its equations over the index sets and pairs them with variables. */
package org.likevekt.model.equations;
