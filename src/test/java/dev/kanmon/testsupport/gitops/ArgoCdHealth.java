package dev.kanmon.testsupport.gitops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.lua51.Lua51;

/**
 * What Argo CD says about a resource, by the script that it runs (Lua 5.1, as Argo CD's).
 *
 * @param status Healthy, Progressing, Suspended or Degraded
 * @param message why, for people
 */
public record ArgoCdHealth(String status, String message) {

    private static final Path DIRECTORY = Path.of("deploy", "argocd");

    /**
     * @param resource a DatabaseMigration or MigrationResolution, as the API server gives it
     */
    public static ArgoCdHealth of(Map<?, ?> resource) {
        return of(resource, script((String) resource.get("kind")));
    }

    /** The script for a kind of Kanmon, as it stands in deploy/argocd. */
    public static String script(String kind) {
        Path file = DIRECTORY.resolve(kind.toLowerCase(Locale.ROOT) + "-health.lua");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    private static ArgoCdHealth of(Map<?, ?> resource, String script) {
        try (Lua lua = new Lua51()) {
            lua.openLibraries();
            lua.push(resource, Lua.Conversion.FULL);
            lua.setGlobal("obj");
            lua.load(script);
            lua.pCall(0, 1);
            return new ArgoCdHealth(field(lua, "status"), field(lua, "message"));
        }
    }

    private static String field(Lua lua, String name) {
        lua.getField(-1, name);
        String value = lua.toString(-1);
        lua.pop(1);
        return value;
    }
}
