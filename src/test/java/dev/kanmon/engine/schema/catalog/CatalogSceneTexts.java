package dev.kanmon.engine.schema.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A schema with every kind of object, and statements that change it or leave it as it is; they lie beside this class. */
public final class CatalogSceneTexts {

    private static final Pattern SCENE = Pattern.compile("(?:from (\\d+): )?(.*)");

    /** Every fifth; these do not get into each other's way. */
    private static final int STEP = 5;

    private CatalogSceneTexts() {}

    /** @param role one that exists */
    public static String base(String role) {
        return text("base.sql").replace("{role}", role);
    }

    /** Some of {@link #changes} that can follow one another. */
    public static List<String> changesThatGoTogether(String role) {
        List<String> all = changes(180000);
        return all.stream()
                .filter(change -> all.indexOf(change) % STEP == 0 && !change.startsWith("UPDATE pg_"))
                .map(change -> change.replace("{role}", role))
                .toList();
    }

    /** @param serverVersion such as 180000; what needs a newer one is left out */
    static List<String> changes(int serverVersion) {
        return scenes("changes.txt", serverVersion);
    }

    /** @param serverVersion such as 180000; what needs a newer one is left out */
    static List<String> same(int serverVersion) {
        return scenes("same.txt", serverVersion);
    }

    private static List<String> scenes(String resource, int serverVersion) {
        return text(resource)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(SCENE::matcher)
                .filter(Matcher::matches)
                .filter(scene -> scene.group(1) == null || Integer.parseInt(scene.group(1)) * 10000 <= serverVersion)
                .map(scene -> scene.group(2))
                .toList();
    }

    private static String text(String resource) {
        try (InputStream file = CatalogSceneTexts.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
