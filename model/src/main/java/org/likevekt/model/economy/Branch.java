package org.likevekt.model.economy;

/** A part of a tree of inputs, outputs or purchases: a flow of one commodity, or a bundle of parts. */
public sealed interface Branch permits Flow, Bundle {}
