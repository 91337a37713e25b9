package org.likevekt.model.economy;

/** What an {@link Economy} is made of. */
public sealed interface Account permits Sector, Consumer, Price, Auxiliary {}
