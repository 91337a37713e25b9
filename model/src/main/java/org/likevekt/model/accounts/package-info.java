/** National accounts of solved years, as a statistical office would draw them up, and what an economist looks at first. */
@NullMarked
package org.likevekt.model.accounts;

import org.jspecify.annotations.NullMarked;
