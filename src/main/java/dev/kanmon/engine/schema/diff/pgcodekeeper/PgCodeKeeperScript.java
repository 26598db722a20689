package dev.kanmon.engine.schema.diff.pgcodekeeper;

import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.diff.SchemaUnreadableException;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Statement;
import dev.kanmon.engine.target.ConnectionUrl;
import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.pgcodekeeper.core.PgDiff;
import org.pgcodekeeper.core.ignorelist.IgnoreList;
import org.pgcodekeeper.core.ignorelist.IgnoreSchemaList;
import org.pgcodekeeper.core.ignorelist.IgnoredObject;
import org.pgcodekeeper.core.loader.DatabaseLoader;
import org.pgcodekeeper.core.loader.pg.JdbcPgLoader;
import org.pgcodekeeper.core.model.difftree.DbObjType;
import org.pgcodekeeper.core.model.difftree.DiffTree;
import org.pgcodekeeper.core.model.difftree.TreeElement;
import org.pgcodekeeper.core.monitor.NullMonitor;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.settings.CoreSettings;

/** The script that pgCodeKeeper itself writes, statement by statement. */
final class PgCodeKeeperScript {

    private static final String TIME_ZONE = "UTC";

    /** What it puts in front of its scripts; names carry their schema anyway. */
    private static final String ITS_SEARCH_PATH = "SET search_path = pg_catalog";

    private final CoreSettings settings = settings();
    private final CatalogScope scope;

    PgCodeKeeperScript(CatalogScope scope) {
        this.scope = scope;
    }

    /** @return statements in order, without semicolons */
    List<String> between(ConnectionUrl from, ConnectionUrl to) {
        String script = script(load(from), load(to));
        return Script.parse(script).statements().stream()
                .map(Statement::text)
                .filter(sql -> !sql.equals(ITS_SEARCH_PATH))
                .toList();
    }

    /** Privileges count, the order of columns does not; a routine's body is looked at by the server as it is made. */
    private static CoreSettings settings() {
        CoreSettings settings = new CoreSettings();
        settings.setIgnoreColumnOrder(true);
        settings.setTimeZone(null);
        return settings;
    }

    private AbstractDatabase load(ConnectionUrl url) {
        DatabaseLoader loader =
                new JdbcPgLoader(new TargetJdbcConnector(url), TIME_ZONE, settings, new NullMonitor(), schemas());
        try {
            AbstractDatabase schema = loader.loadAndAnalyze();
            Ownership.forget(schema);
            return schema;
        } catch (IOException e) {
            throw new SchemaUnreadableException("The schema of " + url + " could not be read" + reason(e) + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaUnreadableException("Reading the schema of " + url + " was interrupted.", e);
        }
    }

    /** What the server said; its messages name objects and roles, never passwords. */
    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && refused.getSQLState() != null) {
                return ": " + refused.getMessage() + " (SQLSTATE " + refused.getSQLState() + ")";
            }
        }
        return "";
    }

    private IgnoreSchemaList schemas() {
        IgnoreSchemaList list = new IgnoreSchemaList();
        if (scope.isWholeDatabase()) {
            list.add(new IgnoredObject(
                    CatalogScope.OWN_SCHEMA, null, false, false, true, false, EnumSet.noneOf(DbObjType.class)));
        } else {
            list.setShow(false);
            scope.schemas()
                    .forEach(name -> list.add(
                            new IgnoredObject(name, null, true, false, false, false, EnumSet.noneOf(DbObjType.class))));
        }
        return list;
    }

    /** The history's tables with what is in them, the sequences of their columns, and triggers that copy rows. */
    private static IgnoreList own() {
        String names = "^(" + CatalogScope.OWN_TABLES.stream().sorted().collect(Collectors.joining("|")) + ")(_.*)?$";
        IgnoreList ignored = new IgnoreList();
        ignored.add(new IgnoredObject(
                names, null, false, true, true, false, EnumSet.of(DbObjType.TABLE, DbObjType.SEQUENCE)));
        ignored.add(new IgnoredObject(
                "^" + CatalogScope.OWN_SCHEMA + "_.*$", null, false, true, true, false, EnumSet.of(DbObjType.TRIGGER)));
        return ignored;
    }

    private String script(AbstractDatabase before, AbstractDatabase after) {
        try {
            TreeElement tree = DiffTree.create(settings, before, after, new NullMonitor());
            tree.setAllChecked();
            return new PgDiff(settings).diff(tree, before, after, null, null, own());
        } catch (IOException e) {
            throw new IllegalStateException("comparing in memory needs no files", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaUnreadableException("Comparing was interrupted.", e);
        }
    }
}
