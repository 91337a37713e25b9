/** Comparisons as Excel workbooks, apart from what is compared, so that who needs none needs no library for them. */
@NullMarked
package org.likevekt.scenarios.excel;

import org.jspecify.annotations.NullMarked;
