/**
 * An economy written as accounts: sectors with what they make and use, consumers with what they own and buy. Unit costs,
 * demands, markets, incomes and tax revenue follow from them. The package knows no country.
 */
@NullMarked
package org.likevekt.model.economy;

import org.jspecify.annotations.NullMarked;
