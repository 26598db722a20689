package dev.kanmon.engine.schema.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Fingerprint and difference say the same. */
class CatalogTest {

    @Property
    void fingerprintsAreEqualExactlyWhereNothingDiffers(
            @ForAll("catalogs") Catalog one, @ForAll("catalogs") Catalog other) {
        assertThat(one.fingerprint().equals(other.fingerprint()))
                .isEqualTo(CatalogDifference.between(one, other).isEmpty());
    }

    @Property
    void differenceOfTheOtherWayRoundHasAddedAndRemovedSwapped(
            @ForAll("catalogs") Catalog one, @ForAll("catalogs") Catalog other) {
        assertThat(CatalogDifference.between(one, other).changes().stream()
                        .map(change -> new ObjectChange(change.object(), change.to(), change.from())))
                .containsExactlyElementsOf(CatalogDifference.between(other, one).changes());
    }

    /** Few letters, so that names meet and run together. */
    @Provide
    Arbitrary<Catalog> catalogs() {
        Arbitrary<String> name = Arbitraries.strings().withChars('a', '.', ' ').ofMaxLength(2);
        Arbitrary<ObjectKey> key = Combinators.combine(
                        Arbitraries.of(ObjectKind.TABLE, ObjectKind.COLUMN, ObjectKind.GRANT), name, name, name)
                .as(ObjectKey::new);
        return Arbitraries.maps(key, name).ofMaxSize(2).map(objects -> new Catalog(180000, new TreeMap<>(objects)));
    }
}
