package dev.kanmon.contract;

/** What a database is for. */
public enum Environment {
    /** One that may be thrown away at any time. */
    Development,
    /** One that is as production, without its people: it may be filled with sample data and begun anew. */
    Staging,
    /** One that people depend on. Nothing here throws data away unasked, or makes data up. */
    Production
}
