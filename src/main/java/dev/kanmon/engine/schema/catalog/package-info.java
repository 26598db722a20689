/** What a database's schema is, object by object, read from its catalogs: for comparing, and for a fingerprint. */
package dev.kanmon.engine.schema.catalog;
