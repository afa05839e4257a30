package org.lastmile.contract;

/** How near a column is to a person. Direct identifiers end in ingest: as a token, or dropped. */
public enum Sensitivity {
    DIRECT,
    QUASI,
    ATTRIBUTE,
    PUBLIC
}
