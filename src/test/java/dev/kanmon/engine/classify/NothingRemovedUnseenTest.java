package dev.kanmon.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an additive migration does, one removing statement more and it is no longer additive. */
class NothingRemovedUnseenTest {

    private static final List<ClassificationCase> CASES = ClassificationCase.all();

    /** Where the statements of the one may stand beside those of the other. */
    private static final List<String> PLACES = List.of(
            "<removing>\n<additive>",
            "<additive>\n<removing>",
            "<additive>\nBEGIN;\n<removing>\nCOMMIT;",
            "<additive>\nDO $w$ BEGIN\n<removing>\nEND $w$;",
            "<additive>\nDO $w$ BEGIN IF false THEN\n<removing>\nEND IF; EXCEPTION WHEN others THEN\n<removing>\nEND $w$;",
            "CREATE PROCEDURE wrapped() LANGUAGE plpgsql AS $w$ BEGIN\n<removing>\nEND $w$;\n<additive>\nCALL wrapped();",
            "CREATE TABLE IF NOT EXISTS posts (id int);\n<additive>\n<removing>",
            "CREATE SCHEMA elsewhere;\nSET search_path = elsewhere;\nCREATE TABLE posts (id int);\nRESET search_path;\n<additive>\n<removing>");

    @Property(tries = 400)
    void anAdditiveMigrationWithARemovingStatementIsNotAdditive(
            @ForAll("additive") ClassificationCase additive,
            @ForAll("removing") ClassificationCase removing,
            @ForAll("places") String place) {
        String script = place.replace("<additive>", additive.migration()).replace("<removing>", removing.migration());

        assertThat(ClassificationCase.verdict(additive.before(), script).migrationClass())
                .as(script)
                .isNotEqualTo(MigrationClass.ADDITIVE);
    }

    @Provide
    Arbitrary<ClassificationCase> additive() {
        return Arbitraries.of(of(MigrationClass.ADDITIVE, any -> true));
    }

    @Provide
    Arbitrary<ClassificationCase> removing() {
        String base = CASES.get(0).before();
        // CONCURRENTLY and the like cannot stand in a body, but lint reads it there all the same.
        return Arbitraries.of(
                of(MigrationClass.REMOVING, found -> found.before().equals(base)));
    }

    @Provide
    Arbitrary<String> places() {
        return Arbitraries.of(PLACES);
    }

    private static List<ClassificationCase> of(MigrationClass wanted, Predicate<ClassificationCase> also) {
        return CASES.stream()
                .filter(found -> found.expected() == wanted)
                .filter(also)
                .toList();
    }
}
