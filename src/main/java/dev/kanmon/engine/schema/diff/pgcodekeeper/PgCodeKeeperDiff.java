package dev.kanmon.engine.schema.diff.pgcodekeeper;

import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.diff.SchemaDiff;
import dev.kanmon.engine.schema.diff.SchemaScript;
import dev.kanmon.engine.schema.diff.SchemaUnreadableException;
import dev.kanmon.engine.schema.diff.ScriptStatement;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Statement;
import dev.kanmon.engine.target.ConnectionUrl;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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

/** Lets pgCodeKeeper write the script. */
public final class PgCodeKeeperDiff implements SchemaDiff {

    private static final String TIME_ZONE = "UTC";

    /** What it puts in front of its scripts; names carry their schema anyway. */
    private static final String ITS_SEARCH_PATH = "SET search_path = pg_catalog";

    @Override
    public SchemaScript between(ConnectionUrl from, ConnectionUrl to, CatalogScope scope) {
        CoreSettings settings = settings();
        AbstractDatabase before = load(from, settings, scope);
        AbstractDatabase after = load(to, settings, scope);
        return new SchemaScript(statements(script(settings, before, after)), List.of());
    }

    private static CoreSettings settings() {
        CoreSettings settings = new CoreSettings();
        settings.setIgnoreColumnOrder(true);
        settings.setTimeZone(null);
        return settings;
    }

    private static AbstractDatabase load(ConnectionUrl url, CoreSettings settings, CatalogScope scope) {
        DatabaseLoader loader =
                new JdbcPgLoader(new TargetJdbcConnector(url), TIME_ZONE, settings, new NullMonitor(), schemas(scope));
        try {
            AbstractDatabase schema = loader.loadAndAnalyze();
            Ownership.forget(schema);
            return schema;
        } catch (IOException e) {
            throw new SchemaUnreadableException("The schema of " + url + " could not be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaUnreadableException("Reading the schema of " + url + " was interrupted.", e);
        }
    }

    private static IgnoreSchemaList schemas(CatalogScope scope) {
        IgnoreSchemaList list = new IgnoreSchemaList();
        if (!scope.schemas().isEmpty()) {
            list.setShow(false);
            scope.schemas()
                    .forEach(name -> list.add(
                            new IgnoredObject(name, null, true, false, false, false, EnumSet.noneOf(DbObjType.class))));
        }
        return list;
    }

    private static String script(CoreSettings settings, AbstractDatabase before, AbstractDatabase after) {
        IgnoreList ignored = new IgnoreList();
        CatalogScope.OWN_TABLES.forEach(table ->
                ignored.add(new IgnoredObject(table, null, false, false, true, false, EnumSet.of(DbObjType.TABLE))));
        try {
            TreeElement tree = DiffTree.create(settings, before, after, new NullMonitor());
            tree.setAllChecked();
            return new PgDiff(settings).diff(tree, before, after, null, null, ignored);
        } catch (IOException e) {
            throw new IllegalStateException("comparing in memory needs no files", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaUnreadableException("Comparing was interrupted.", e);
        }
    }

    private static List<ScriptStatement> statements(String script) {
        return Script.parse(script).statements().stream()
                .map(Statement::text)
                .filter(sql -> !sql.equals(ITS_SEARCH_PATH))
                .map(sql -> new ScriptStatement(sql, Optional.empty()))
                .toList();
    }
}
