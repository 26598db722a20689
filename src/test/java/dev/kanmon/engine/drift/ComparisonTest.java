package dev.kanmon.engine.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.schema.catalog.ObjectKind;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is drift, and what only comes of comparing with a shadow. */
class ComparisonTest {

    private static final int VERSION = 180006;
    private static final ObjectKey READER = new ObjectKey(ObjectKind.GRANT, "public", "User", "reader");

    @Test
    void newerExtensionOnTheTargetIsANote() {
        ObjectKey version = new ObjectKey(ObjectKind.EXTENSION_VERSION, "", "citext", "version");
        assertNote(Map.of(version, "1.6"), Map.of(version, "1.8"), "version 1.8 of the extension citext");
    }

    @Test
    void rightsOfAnybodyInPublicAreANote() {
        ObjectKey anybody = new ObjectKey(ObjectKind.GRANT, "", "public", "PUBLIC");
        assertNote(Map.of(anybody, "USAGE"), Map.of(anybody, "CREATE, USAGE"), "grant on public to PUBLIC");
    }

    @Test
    void grantToAnOwnerIsANoteAndToAnybodyElseItIsDrift() {
        assertNote(Map.of(), Map.of(READER, "SELECT"), "grant on public.User to reader", "reader");
        assertThat(compare(Map.of(), Map.of(READER, "SELECT"), "app")
                        .difference()
                        .changes())
                .hasSize(1);
    }

    @Test
    void grantOnAColumnToAnOwnerIsANote() {
        ObjectKey column = new ObjectKey(ObjectKind.GRANT, "public", "User", "reader (column name)");
        assertNote(Map.of(column, "SELECT"), Map.of(), "reader", "reader");
    }

    @Test
    void materializedViewIsFilledByItsUsersAndEmptiedByMistake() {
        ObjectKey totals = new ObjectKey(ObjectKind.MATERIALIZED_VIEW, "public", "", "totals");
        assertNote(Map.of(totals, "SELECT 1 WITH NO DATA"), Map.of(totals, "SELECT 1"), "has rows");
        assertThat(compare(Map.of(totals, "SELECT 1"), Map.of(totals, "SELECT 1 WITH NO DATA"))
                        .difference()
                        .changes())
                .hasSize(1);
    }

    @Test
    void defaultPrivilegesOfTheMigratingRoleMayNameIt() {
        ObjectKey named = new ObjectKey(ObjectKind.DEFAULT_PRIVILEGE, "public", "", "of app on tables");
        ObjectKey unnamed = new ObjectKey(ObjectKind.DEFAULT_PRIVILEGE, "public", "", "on tables");
        Comparison comparison = compare(Map.of(named, "reader: SELECT"), Map.of(unnamed, "reader: SELECT"), "app");
        assertThat(comparison.difference().isEmpty()).isTrue();
    }

    @Test
    void otherReleaseOfTheServerIsSaid() {
        Catalog shadow = new Catalog(VERSION, new TreeMap<>());
        Catalog target = new Catalog(140024, new TreeMap<>());
        assertThat(Comparison.of(shadow, target, Set.of()).notes())
                .singleElement()
                .asString()
                .contains("PostgreSQL 18", "14");
    }

    private static void assertNote(
            Map<ObjectKey, String> expected, Map<ObjectKey, String> actual, String note, String... owners) {
        Comparison comparison = compare(expected, actual, owners);
        assertThat(comparison.difference().isEmpty()).isTrue();
        assertThat(comparison.notes()).singleElement().asString().contains(note);
    }

    private static Comparison compare(
            Map<ObjectKey, String> expected, Map<ObjectKey, String> actual, String... owners) {
        return Comparison.of(
                new Catalog(VERSION, new TreeMap<>(expected)),
                new Catalog(VERSION, new TreeMap<>(actual)),
                Set.of(owners));
    }
}
