package dev.kanmon.engine.schema.side;

import dev.kanmon.engine.prismaschema.describe.DatabaseDescriber;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says in the terms of a schema file what each side is, and keeps what cannot be said so. */
final class PrismaSides {

    private final ReadSchemas read;
    private final SideOpener opener;
    private final Set<String> notCompared = new LinkedHashSet<>();

    PrismaSides(ReadSchemas read, SideOpener opener) {
        this.read = read;
        this.opener = opener;
    }

    /** @param place which of the two sides it is, for the opener */
    SqlSchema describe(Side side, String place) {
        if (side instanceof Side.PrismaSchema schema) {
            return read.schema(schema);
        }
        if (side instanceof Side.Empty) {
            return SqlSchema.EMPTY;
        }
        try (OpenSide open = opener.open(side, place)) {
            List<String> namespaces = namespaces(open);
            SqlSchema described = DatabaseDescriber.describe(open.session(), namespaces);
            notCompared.addAll(open.notRun());
            notCompared.addAll(
                    Unsayable.objects(CatalogReader.read(open.session(), new CatalogScope(new HashSet<>(namespaces)))));
            notCompared.addAll(Unsayable.features(described));
            return described;
        }
    }

    List<String> notCompared() {
        return new ArrayList<>(notCompared);
    }

    /** Files that name no database schemas mean the connection's. */
    private List<String> namespaces(OpenSide open) {
        return read.namespaces().isEmpty() ? List.of(open.session().schema()) : read.namespaces();
    }
}
